package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The help that viewers have, too. */
@PortalTest
@WithMockUser(username = "vera", roles = "VIEWER")
class HelpViewTests extends SpringBrowserlessTest {

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void vera() {
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        navigate(HelpView.class);
    }

    @Test
    void hasEveryRuleOfTheRepository() throws IOException {
        var rules = Pattern.compile("(?m)^(\\d+)\\. ")
                .matcher(Files.readString(Path.of("docs/rules.md")))
                .results()
                .map(rule -> "id=\"rule-" + rule.group(1) + "\"")
                .toList();
        assertThat(rules).hasSizeGreaterThan(10);
        assertThat(rules()).contains(rules);
    }

    @Test
    void whereTheLinksLeadIsThere() {
        var ids = find(Section.class).all().stream()
                .map(section -> section.getId().orElseThrow())
                .toList();
        for (var link :
                List.of(HelpLinks.SIGNS, HelpLinks.KEYS, HelpLinks.RULES, HelpLinks.CLOSING, HelpLinks.DEADLINES)) {
            var id = link.replaceFirst("help#", "");
            assertThat(ids.contains(id) || rules().contains("id=\"" + id + "\""))
                    .describedAs(link)
                    .isTrue();
        }
    }

    @Test
    void listsTheKeysOfTheQueue() {
        assertThat(find(Section.class).all())
                .anySatisfy(section ->
                        assertThat(section.getElement().getTextRecursively()).contains("Take the ticket"));
    }

    @Test
    void saysInAnotherLanguageThatTheRulesAreInEnglish() {
        assertThat(find(Paragraph.class).all()).noneMatch(it -> it.getText().contains("only"));
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate("password", Component.class);
        navigate(HelpView.class);
        assertThat(find(Paragraph.class).all()).anyMatch(it -> it.getText().equals("Reglerne findes kun på engelsk."));
    }

    private String rules() {
        return find(Html.class).single().getInnerHtml();
    }
}
