package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.overview.Entry.open;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.maintenance.PlannedWindow;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the tickets is report over, and how it is sorted. */
class HandoverTests {

    private static final Region DENMARK =
            new Region(new RegionId("denmark"), "DK", "Denmark", ZoneId.of("Europe/Copenhagen"));
    private static final Instant SINCE = NOON;
    private static final Instant NOW = NOON.plus(Duration.ofHours(8));
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T11:59:59.999Z, false",
        "2026-11-23T12:00:00Z,     true",
        "2026-11-23T19:59:59.999Z, true",
        "2026-11-23T20:00:00Z,     false"
    })
    void thePeriodHasItsBeginningAndNotItsEnd(Instant moment, boolean listed) {
        var opened = open("DK-1").at(moment).entry();
        var healed = open("DK-2")
                .recovered(moment)
                .closed(moment, CloseReason.RECOVERED, null)
                .entry();
        var mended = open("DK-3").closed(moment, CloseReason.FIXED, null).entry();
        var report = report(
                List.of(opened),
                List.of(new Handover.Again(
                        open("DK-4").at(SINCE.minusSeconds(1)).entry(), moment)),
                List.of(healed, mended),
                List.of());
        var count = listed ? 1 : 0;
        assertThat(report.opened()).hasSize(2 * count);
        assertThat(report.recovered()).hasSize(count);
        assertThat(report.closed()).hasSize(count);
    }

    @Test
    void whatWasOpenedAndOpenedAgainInOneTimeIsNamedOnce() {
        var twice = open("DK-1").at(SINCE.plusSeconds(60)).entry();
        var report = report(
                List.of(twice), List.of(new Handover.Again(twice, SINCE.plusSeconds(3_600))), List.of(), List.of());
        assertThat(report.opened()).singleElement().satisfies(opened -> {
            assertThat(opened.again()).isFalse();
            assertThat(opened.at()).isEqualTo(SINCE.plusSeconds(60));
        });
    }

    @Test
    void whatHealedByItselfIsTheNewestFirstAndApartFromWhatPeopleClosed() {
        var early = open("DK-1")
                .recovered(SINCE.plusSeconds(10))
                .closed(SINCE.plusSeconds(400), CloseReason.RECOVERED, null);
        var late = open("DK-2")
                .recovered(SINCE.plusSeconds(20))
                .closed(SINCE.plusSeconds(300), CloseReason.RECOVERED, null);
        var mended = open("DK-3").closed(SINCE.plusSeconds(30), CloseReason.WONT_FIX, null);
        var report = report(List.of(), List.of(), List.of(early.entry(), late.entry(), mended.entry()), List.of());
        assertThat(report.recovered())
                .extracting(each -> each.ticket().id().value())
                .containsExactly("DK-2", "DK-1");
        assertThat(report.closed()).singleElement().satisfies(closed -> {
            assertThat(closed.by()).isEqualTo("anna");
            assertThat(closed.reason()).isEqualTo(CloseReason.WONT_FIX);
            assertThat(closed.snoozed()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T13:00:00Z, AHEAD",
        "2026-11-23T12:30:00.001Z, AHEAD",
        "2026-11-23T12:30:00Z, BEGUN",
        "2026-11-23T12:29:00Z, BEGUN",
        ",                     UNKNOWN"
    })
    void aRecoveryIsAheadOfTheShowAtRiskOnlyWhenThatIsKnown(@Nullable Instant show, HandoverReport.NextShow expected) {
        var healed = open("DK-1")
                .before(show)
                .recovered(Instant.parse("2026-11-23T12:30:00Z"))
                .closed(Instant.parse("2026-11-23T12:36:00Z"), CloseReason.RECOVERED, LATER);
        assertThat(report(List.of(), List.of(), List.of(healed.entry()), List.of())
                        .recovered())
                .extracting(HandoverReport.Recovered::show)
                .containsExactly(expected);
    }

    @Test
    void whatWaitsIsGroupedByWhomItWaitsOn() {
        var window = PlannedWindow.screen("dk-001", "s1").window();
        var board = Stream.of(
                        open("DK-1").closed(NOW, CloseReason.FIXED, null).snoozed(LATER),
                        open("DK-2").dark(LATER),
                        open("DK-3").silenced(new Silence("bo", LATER, "noise")).dark(LATER),
                        open("DK-4").maintained(window).silenced(new Silence("bo", LATER, "noise")),
                        open("DK-5").with("olga", "swap the cable").maintained(window),
                        open("DK-6").with("anna", null),
                        open("DK-7").with("olga", null),
                        open("DK-8"),
                        open("DK-9").closed(NOW, CloseReason.FIXED, null))
                .map(Entry::entry)
                .toList();
        var waiting = report(List.of(), List.of(), List.of(), board).waiting();
        assertThat(waiting)
                .extracting(each -> each.ticket().id().value() + " " + each.on() + " " + each.who())
                .containsExactly(
                        "DK-8 NOBODY ",
                        "DK-6 HOLDER anna",
                        "DK-5 HOLDER olga",
                        "DK-7 HOLDER olga",
                        "DK-4 MAINTENANCE " + window.by(),
                        "DK-3 SILENCE bo",
                        "DK-2 DARK_HOURS ",
                        "DK-1 SNOOZE ");
        assertThat(waiting.get(2).note()).isEqualTo("swap the cable");
        assertThat(waiting.get(4).until()).isEqualTo(window.end());
        assertThat(waiting.get(4).note()).isEqualTo(window.reason());
        assertThat(waiting.getLast().until()).isEqualTo(LATER);
    }

    @Test
    void deadlinesAreOfWhatIsStillBrokenInTheOrderOfWorkAndNotOfAll() {
        var board = Stream.concat(
                        Stream.of(
                                open("DK-90").recovered(NOW),
                                open("DK-91")
                                        .closed(NOW, CloseReason.FIXED, null)
                                        .snoozed(LATER)),
                        IntStream.rangeClosed(1, 12).mapToObj(i -> open("DK-" + (50 - i))))
                .map(Entry::entry)
                .toList();
        var report = report(List.of(), List.of(), List.of(), board);
        assertThat(report.due())
                .hasSize(Handover.MOST_DUE)
                .extracting(TicketFacts::id)
                .startsWith(new TicketId("DK-49"), new TicketId("DK-48"));
        assertThat(report.waiting()).hasSize(14);
        assertThat(report.waiting())
                .filteredOn(HandoverReport.Waiting::recovered)
                .hasSize(1);
        assertThat(report.live()).isEqualTo(13);
    }

    @Test
    void screensStandUnderTheirSiteAndAreCountedThere() {
        var site = open("DK-1").entry();
        var screen = open("DK-2").entry();
        var seen = new Handover.Seen(
                List.of(site, screen),
                List.of(),
                List.of(),
                List.of(site, screen),
                Map.of(site.id(), 1),
                Set.of(screen.id()),
                true);
        var report = Handover.of(scope(), seen, Tonights.empty(), List.of(), _ -> DENMARK);
        assertThat(report.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.screens()).isEqualTo(1));
        assertThat(report.due()).extracting(TicketFacts::id).containsExactly(site.id());
        assertThat(report.opened()).hasSize(2);
        assertThat(report.more()).isTrue();
    }

    private static HandoverReport report(
            List<QueueEntry> opened, List<Handover.Again> again, List<QueueEntry> closed, List<QueueEntry> board) {
        var closings = closed.stream()
                .map(entry -> new Handover.Closing(entry, "anna"))
                .toList();
        var seen = new Handover.Seen(opened, again, closings, board, Map.of(), Set.of(), false);
        return Handover.of(scope(), seen, Tonights.empty(), List.of(), _ -> DENMARK);
    }

    private static Handover.Scope scope() {
        return new Handover.Scope(DENMARK, SINCE, NOW, DENMARK.zone());
    }
}
