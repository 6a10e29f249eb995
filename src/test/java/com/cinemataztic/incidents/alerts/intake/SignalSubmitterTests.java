package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rule 5, where an Alertmanager lists another episode than the reported one. */
class SignalSubmitterTests {

    private static final Given ALERT = offline("s1");
    private static final Instant ENDED = NOON.plus(Duration.ofMinutes(10));
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(20));

    private final Clock clock = Clock.fixed(NOON.plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
    private final Core core = Core.inMemory(clock);
    private final Watchdog watchdog = new Watchdog(new WatchdogInMemory(), Settings.of(), clock);

    @AfterEach
    void close() throws InterruptedException {
        core.close();
    }

    @Test
    void aLaterEpisodeThanTheReportedOneFiresAndTheTicketBeganWithTheReportedOne() {
        var reporter = new SignalSubmitter(
                core.desk(), listing(LATER), watchdog, RegionsInMemory.acceptance(core.regions(), clock));
        reporter.report(List.of(ALERT.ends(ENDED)));
        reporter.report(List.of(ALERT.fires()));

        assertThat(row().recoveredAt()).isNull();
        assertThat(row().startedAt()).isEqualTo(NOON);
        assertThat(row().occurrences()).isOne();
        assertThat(row().evidence()).extracting(Evidence::startsAt).containsExactly(LATER);
    }

    @Test
    void anEarlierEpisodeThanTheReportedOneChangesNothing() {
        var reporter = new SignalSubmitter(
                core.desk(),
                listing(NOON.minusSeconds(60)),
                watchdog,
                RegionsInMemory.acceptance(core.regions(), clock));
        reporter.report(List.of(ALERT.ends(ENDED)));
        reporter.report(List.of(ALERT.fires()));

        assertThat(row().recoveredAt()).isNull();
        assertThat(row().startedAt()).isEqualTo(NOON);
        assertThat(row().evidence()).extracting(Evidence::startsAt).containsExactly(NOON);
    }

    private TicketRow row() {
        return Objects.requireNonNull(core.board().live(ALERT.key()));
    }

    private static Alertmanagers listing(Instant startsAt) {
        var fingerprint = new Fingerprint(ALERT.fingerprint());
        var listed = new Alertmanagers.Listed(
                fingerprint, startsAt, Set.of("portal"), Set.of(), JsonNodeFactory.instance.objectNode());
        var answers = new Alertmanagers.Answers(List.of(new Alertmanagers.Answer(
                URI.create("http://a"),
                Explanation.NONE,
                NOON.minusSeconds(3600),
                Map.of(fingerprint, listed),
                Map.of())));
        return new Alertmanagers() {
            @Override
            public Answers list() {
                return answers;
            }

            @Override
            public Answers snapshot() {
                return answers;
            }
        };
    }
}
