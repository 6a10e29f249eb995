package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The help that viewers have, too. */
@PortalTest
@WithMockUser(username = "vera", roles = "VIEWER")
class HelpViewTests extends SpringBrowserlessTest {

    /** A name of a class or a method, of a package or a key, or of a variable of the environment. */
    private static final Pattern CODE =
            Pattern.compile("\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*|\\p{Ll}{2,}[\\w-]*\\.\\p{Ll}[\\w.-]+|\\p{Lu}+_\\p{Lu}+");

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void vera() {
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        navigate(HelpView.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void whereTheLinksLeadIsThere(String language) {
        show(language);
        var ids = find(Section.class).all().stream()
                .map(section -> section.getId().orElseThrow())
                .toList();
        for (var link : List.of(
                HelpLinks.SIGNS,
                HelpLinks.KEYS,
                HelpLinks.NIGHT,
                HelpLinks.CALLS,
                HelpLinks.CLOSING,
                HelpLinks.DEADLINES)) {
            var id = link.replaceFirst("help#", "");
            assertThat(ids.contains(id) || article().contains("<h2 id=\"" + id + "\">"))
                    .describedAs(link)
                    .isTrue();
        }
    }

    @Test
    void eachLanguageHasTheSameParts() {
        assertThat(Texts.languages()).hasSizeGreaterThan(1).allSatisfy(language -> {
            show(language.getLanguage());
            assertThat(parts())
                    .isEqualTo(List.of(
                            "tickets",
                            "night",
                            "calls",
                            "deadlines",
                            "closing",
                            "close",
                            "snooze",
                            "maintenance",
                            "drills",
                            "doubt"));
        });
    }

    /** Operators know no class, no setting and no test. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void namesNothingOfTheCode(String language) {
        show(language);
        var signsAndKeys = find(Section.class).all().stream()
                .map(section -> section.getElement().getOuterHTML())
                .collect(Collectors.joining());
        var text = Jsoup.parse(article() + signsAndKeys).text();
        assertThat(text).hasSizeGreaterThan(3000);
        assertThat(CODE.matcher(text).results().map(MatchResult::group)).isEmpty();
        assertThat(article()).doesNotContain("<code>");
    }

    @Test
    void whatIsOfTheCodeIsFound() {
        for (var name : List.of(
                "AlertRulesTests", "tickets.rules", "portal.alerts.ask-every", "PORTAL_API_TOKEN", "askEvery")) {
            assertThat(CODE.matcher("of " + name + ".").find())
                    .describedAs(name)
                    .isTrue();
        }
    }

    @Test
    void listsTheKeysOfTheQueue() {
        assertThat(find(Section.class).all())
                .anySatisfy(section ->
                        assertThat(section.getElement().getTextRecursively()).contains("Take the ticket"));
    }

    private void show(String language) {
        UI.getCurrent().setLocale(Locale.of(language));
        navigate("password", Component.class);
        navigate(HelpView.class);
    }

    private List<String> parts() {
        return Pattern.compile("<h2 id=\"([^\"]*)\"")
                .matcher(article())
                .results()
                .map(part -> part.group(1))
                .toList();
    }

    private String article() {
        return find(Html.class).single().getInnerHtml();
    }
}
