package com.cinemataztic.incidents.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that attack the page or program that shows them are inert in answers, tables and the log. Pages: {@link ApiPagesBrowserTests}; mails:
 * {@code MailWriterTests}.
 */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class HostileTextWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 5_000;

    @LocalServerPort
    int port;

    @Test
    void hostileTextsAreInert(CapturedOutput log) throws Exception {
        assertThat(HostileTexts.send(port)).isEqualTo(200);
        var portal = PortalClient.of(port);
        var list = portal.get("/api/tickets?limit=100");
        assertThat(list.type()).isEqualTo("application/json");
        var tickets = StreamSupport.stream(
                        JSON.readTree(portal.whole("/api/tickets?limit=100"))
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
        assertThat(tickets).hasSize(HostileTexts.TEXTS.size()).allSatisfy(ticket -> {
            for (var field : List.of("errorDescription", "cinemaName")) {
                var text = ticket.path(field).asString();
                assertThat(text).doesNotContain("\n", "\r", "\t").hasSizeLessThan(LONGEST);
                assertThat(SafeText.hasHidden(text)).describedAs(text).isFalse();
            }
            assertThat(ticket.path("details").asString("")).hasSizeLessThan(LONGEST);
        });
        var table = portal.whole("/api/tickets.csv").split("\r\n");
        assertThat(table).hasSize(tickets.size() + 1);
        assertThat(String.join("\n", table))
                .doesNotContainPattern("(^|[,\"\n])[=+@\t]")
                .doesNotContain("\n" + HostileTexts.FORGED)
                .contains("\"'=HYPERLINK(");
        assertThat(whole(tickets.getFirst(), portal)).doesNotContain("\u202E", "\u0007");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith("FORGED") || line.startsWith("Bcc:"));
    }

    private static String whole(JsonNode ticket, PortalClient portal) {
        return portal.whole("/api/tickets/" + ticket.path("id").asString());
    }
}
