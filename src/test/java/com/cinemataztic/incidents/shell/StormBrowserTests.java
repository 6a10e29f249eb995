package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Many open windows in a storm of alerts. */
@PortalTest
@DirtiesContext
@Tag("browser")
class StormBrowserTests {

    private static final int WINDOWS = 20;
    private static final int ALERTS = 500;
    private static final int BATCH = 25;

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Test
    void everyOpenWindowEndsWithTheSameCount() {
        try (var window = new Chromium("http://127.0.0.1:" + port, false).signIn("admin", PortalTest.ADMIN_PASSWORD)) {
            // Windows that a page opened itself can be read in one go.
            window.script(
                    "window.others = Array.from({ length: arguments[0] }, (_, i) => window.open(i % 2 ? 'machines' : './'))",
                    WINDOWS - 1);
            await().atMost(Duration.ofMinutes(5)).until(() -> counts(window).equals(expected(0)));
            for (int i = 0; i < ALERTS; i += BATCH) {
                desk.report(
                        IntStream.range(i, i + BATCH)
                                .<Signal>mapToObj(
                                        number -> offline("storm-" + number).fires())
                                .toList(),
                        false);
            }
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(counts(window)).isEqualTo(expected(ALERTS)));
            assertThat(window.script(
                            "return [window, ...window.others].every((one) => one.document.title.startsWith('(500 '))"))
                    .isEqualTo("true");
        }
    }

    private static String counts(Chromium window) {
        return window.script("return [window, ...window.others]"
                + ".map((one) => one.document.querySelector('live-status')?.getAttribute('count')).join()");
    }

    private static String expected(int number) {
        return String.join(",", Collections.nCopies(WINDOWS, Integer.toString(number)));
    }
}
