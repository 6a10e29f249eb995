package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.overview.figures.Ended.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the show that a ticket puts at risk. Each ticket is opened at 18:00. */
class ShowOutcomeTests {

    @ParameterizedTest
    @CsvSource({
        // show, recovered, closed, reason, now, outcome
        "19:00, 18:30, 18:35, recovered, 20:00, SAVED",
        "19:00, 18:59, 19:04, recovered, 20:00, SAVED",
        "19:00, 19:00, 19:05, recovered, 20:00, LOST",
        "19:00, 19:30, 19:35, recovered, 20:00, LOST",
        "19:00,      , 18:40, fixed,     20:00, SAVED",
        "19:00,      , 19:10, fixed,     20:00, LOST",
        // it began while the ticket was being opened
        "17:55, 18:10, 18:15, recovered, 20:00, LOST",
        // no schedule
        "     , 18:30, 18:35, recovered, 20:00, UNKNOWN",
        "     ,      ,      ,          , 20:00, UNKNOWN",
        // live
        "19:00,      ,      ,          , 18:59, AHEAD",
        "19:00,      ,      ,          , 19:00, LOST",
        "19:00, 18:30,      ,          , 18:45, AHEAD",
        // recovered without proof: nobody knows yet
        "19:00, 18:30,      ,          , 19:30, UNKNOWN",
        "19:00, 19:10,      ,          , 19:30, LOST",
        // given up
        "19:00,      , 18:40, wont-fix,  20:00, UNKNOWN",
        "19:00,      , 19:10, wont-fix,  20:00, LOST",
        "19:00,      , 18:40, expired,   20:00, UNKNOWN",
        // nothing was wrong, or another ticket counts
        "19:00,      , 18:40, false-alarm, 20:00, NONE",
        "19:00,      , 19:40, duplicate,   20:00, NONE",
        "19:00,      , 19:40, retired,     20:00, NONE",
    })
    void aShowIsSavedByAFixBeforeItAndLostOtherwise(
            @Nullable String show,
            @Nullable String recovered,
            @Nullable String closed,
            @Nullable String reason,
            String now,
            ShowOutcome outcome) {
        var ticket = opened("2026-11-27T18:00:00Z").before(known(show)).recovered(known(recovered));
        if (closed != null && reason != null) {
            ticket = ticket.closed(
                    at(closed),
                    CloseReason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        assertThat(ShowOutcome.of(ticket.times(), at(now))).isEqualTo(outcome);
    }

    @Test
    void aTicketAboutNoScreenPutsNoShowAtRisk() {
        var host = opened("2026-11-27T18:00:00Z").on(null, null).before(at("19:00"));
        assertThat(ShowOutcome.of(host.times(), at("20:00"))).isEqualTo(ShowOutcome.NONE);
    }

    private static @Nullable Instant known(@Nullable String time) {
        return time == null ? null : at(time);
    }

    private static Instant at(String time) {
        return LocalDate.parse("2026-11-27").atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
