package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** Where the links of alerts lead. */
@PortalTest
@WithMockUser(username = "admin")
class RunbookViewTests extends SpringBrowserlessTest {

    @Autowired
    Runbooks runbooks;

    @Test
    void everyRunbookOfTheRepositoryHasItsPage() {
        UI.getCurrent().navigate("runbooks");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("runbooks/MachineOffline");
        assertThat(runbooks.all()).isNotEmpty().allSatisfy(page -> {
            UI.getCurrent().navigate("runbooks/" + page.name());
            assertThat(find(Html.class).single().getInnerHtml())
                    .contains("Meaning", "Impact", "Diagnosis", "Fix")
                    .doesNotContain("<script");
        });
    }

    @Test
    void whatARunbookLinksToIsThere() {
        var links = runbooks.all().stream()
                .flatMap(page -> Pattern.compile("href=\"([^\"]*)\"")
                        .matcher(page.html())
                        .results())
                .map(link -> link.group(1))
                .filter(link -> !link.matches("https?://.*"))
                .toList();
        assertThat(links).contains("runbooks/PortalDown");
        assertThat(links)
                .allSatisfy(link -> assertThat(runbooks.find(link.replaceFirst("^runbooks/", "")))
                        .as(link)
                        .isPresent());
    }

    @Test
    void whatIsNoRunbookIsNoPage() {
        UI.getCurrent().navigate("runbooks/MachineOffline.md");
        assertThat(getCurrentView()).isInstanceOf(NotFoundView.class);
        UI.getCurrent().navigate("runbooks/Nothing");
        assertThat(getCurrentView()).isInstanceOf(NotFoundView.class);
    }
}
