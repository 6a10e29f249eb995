package com.cinemataztic.incidents.tickets.embed;

import static com.cinemataztic.incidents.tickets.embed.ElementPage.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What the element shows, in real Chromium, on a page with a strict policy. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElementBrowserTests {

    private static final String HOSTILE =
            "<img src=x onerror='window.harmed=1'><script>window.harmed=1</script>{{7*7}}\\u202e=cmd()";

    private final ElementPage page = new ElementPage();

    @AfterAll
    void close() {
        page.close();
    }

    @BeforeEach
    void newPage() {
        page.open();
    }

    @Test
    void hostileTextIsInert() {
        page.add("denmark");
        page.portal().stream()
                .reset(
                        ticket(
                                "DK-1",
                                HOSTILE,
                                ", \"assignee\": \"" + HOSTILE + "\", \"screenName\": \"" + HOSTILE
                                        + "\", \"state\": \"inprogress\""),
                        ticket("DK-2", "x".repeat(64 * 1024), ""));
        page.awaitText("DK-2");
        assertThat(page.text()).contains("<script>window.harmed=1</script>{{7*7}} =cmd()");
        assertThat(page.text().length()).isLessThan(5_000);
        assertThat(page.script("return [window.harmed, root().querySelectorAll('img, script, a').length, violations]"))
                .isEqualTo("[null, 0, []]");
    }

    @ParameterizedTest
    @CsvSource({"en, Assigned to maja, Taken", "da, Hos maja, Taget"})
    void saysWhoHasATicketOrOnlyThatItIsTaken(String lang, String named, String nameless) {
        page.script("document.documentElement.lang = arguments[0]", lang);
        page.add("denmark");
        var stream = page.portal().stream();
        stream.reset(ticket("DK-1", "Bio", ", \"state\": \"inprogress\", \"assignee\": \"maja\""));
        page.awaitText(named);
        stream.reset(ticket("DK-1", "Bio", ", \"state\": \"inprogress\""));
        page.awaitText(nameless);
        assertThat(page.text()).doesNotContain(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            denmark     | en    | Incidents in Denmark     | No open incidents in Denmark     | show in 11 min
            denmark     | da-DK | Sager i Danmark          | Ingen åbne sager i Danmark       | forestilling om 11 min.
            new-zealand | fr    | Incidents in New Zealand | No open incidents in New Zealand | show in 11 min
            uae         | da    | Sager i UAE              | Ingen åbne sager i UAE           | forestilling om 11 min.
            """)
    void speaksEnglishAndDanish(String region, String lang, String title, String empty, String countdown) {
        page.script("document.documentElement.lang = arguments[0]", lang);
        page.add(region);
        var stream = page.portal().stream();
        stream.reset();
        page.awaitText(title);
        page.awaitText(empty);
        var show = Instant.now().plusSeconds(11 * 60 + 50);
        stream.reset(ticket("DK-1", "Bio", ", \"nextShowAt\": \"" + show + "\""));
        page.awaitText(countdown);
        assertThat(page.text()).doesNotContain(empty);
    }

    @Test
    void countsDownAndShowsWhatIsMissed() {
        page.add("denmark");
        var show = Instant.now().plusSeconds(12 * 60 + 50);
        page.portal().stream()
                .reset(
                        ticket("DK-1", "Bio", ", \"nextShowAt\": \"" + show + "\""),
                        ticket("DK-2", "Kino", ", \"nextShowAt\": \"" + show.plusSeconds(3_600) + "\""));
        page.awaitText("show in 12 min");
        assertThat(page.text()).contains("show in 1 h 12 min");
        page.script("skip(60_000)");
        page.awaitText("show in 11 min");
        page.script("skip(12 * 60_000)");
        page.awaitText("show began");
    }

    @Test
    void showsWhatTheMonitoringCannotSee() {
        page.add("denmark");
        var stream = page.portal().stream();
        stream.reset();
        stream.event("status", "{\"asOf\": \"2026-11-27T14:02:00Z\", \"blind\": \"The exporter does not answer.\"}");
        page.awaitText("The exporter does not answer.");
        assertThat(page.text()).containsPattern("Data as of \\d\\d:02");
        stream.event("status", "{}");
        await().until(() -> !page.text().contains("exporter"));
    }

    @Test
    void keepsTheFocusAndSelectsByClickAndEnter() {
        page.script(
                "window.selected = []; addEventListener('cine-incidents-select', (e) => selected.push(e.detail.id))");
        page.add("denmark");
        var stream = page.portal().stream();
        stream.reset(ticket("DK-1", "Bio", ""), ticket("DK-2", "Kino", ""));
        page.awaitText("DK-2");
        var first = page.buttons().get(0);
        first.sendKeys(Keys.ENTER);
        page.buttons().get(1).click();
        page.script("root().querySelector('button').focus()");
        stream.event(
                "changes",
                "{\"changed\": ["
                        + ticket(
                                "DK-1",
                                "Bio",
                                ", \"recoveredAt\": \"2026-11-27T14:02:00Z\", \"nextShowAt\": \"2036-11-27T14:02:00Z\"")
                        + "], \"removed\": []}");
        page.awaitText("recovered");
        assertThat(page.buttons().getFirst().getText()).contains("DK-2");
        assertThat(page.script("return root().activeElement.textContent")).contains("DK-1");
        stream.event("changes", "{\"changed\": [], \"removed\": [\"DK-1\"]}");
        await().until(() ->
                page.script("return root().activeElement.textContent").contains("DK-2"));
        assertThat(page.script("return selected")).isEqualTo("[DK-1, DK-2]");
    }

    @Test
    void reportsCountsAndStatesToThePage() {
        page.script("window.events = []; for (const name of ['change', 'state'])"
                + " addEventListener('cine-incidents-' + name, (e) => events.push(JSON.stringify(e.detail)))");
        page.add("denmark");
        page.portal().stream().reset(ticket("DK-1", "Bio", ", \"showInProgressUntil\": \"2036-01-01T00:00:00Z\""));
        page.awaitState("live");
        assertThat(page.script("return events"))
                .contains(
                        "{\"region\":\"denmark\",\"total\":1,\"open\":1,\"inprogress\":0,\"critical\":1,\"missing\":1}")
                .contains("{\"region\":\"denmark\",\"state\":\"live\",\"staleSince\":null}");
    }

    @Test
    void saysWhatIsWrongWithItsAttributes() {
        page.add("");
        assertThat(page.text()).contains("needs the attribute region");
        page.add("denmark");
        page.script("element.setAttribute('src', 'javascript:alert(1)')");
        assertThat(page.text()).contains("src must be a web address");
        assertThat(page.state()).isEqualTo("error");
    }
}
