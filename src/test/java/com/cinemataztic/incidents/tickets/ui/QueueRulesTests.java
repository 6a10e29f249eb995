package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.ofTheSystem;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.QueueEntry.Recovery;
import com.cinemataztic.incidents.tickets.board.TicketQueue.Counts;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.ui.QueueMarks.Mark;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Sound;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the queue decides without components. */
class QueueRulesTests {

    private static final Deadline MISSING = new Deadline(Deadline.Kind.MISSING_NOW, NOON.plusSeconds(600));
    private static final Deadline LATER = next(31);
    private static final Deadline SOON = next(30);

    @Test
    void aShowIsMissedNowOrWithinHalfAnHourOrIfItsScheduleIsUnknown() {
        assertThat(misses(entry("DK-1", offline("s"), MISSING, Recovery.NONE))).isTrue();
        assertThat(misses(entry("DK-1", offline("s"), SOON, Recovery.NONE))).isTrue();
        assertThat(misses(entry("DK-1", offline("s"), LATER, Recovery.NONE))).isFalse();
        assertThat(misses(entry("DK-1", offline("s"), Deadline.UNKNOWN, Recovery.NONE)))
                .isTrue();
        assertThat(misses(entry("DK-1", offline("s"), MISSING, Recovery.SETTLING)))
                .as("what recovers misses nothing")
                .isFalse();
        assertThat(misses(entry("ZZ-1", ofTheSystem("host-down"), Deadline.UNKNOWN, Recovery.NONE)))
                .as("a host has no show")
                .isFalse();
    }

    @Test
    void regionsAreOrderedByTheMostUrgentOfWhatIsStillBroken() {
        var regions = Stream.of("denmark", "norway", "spain", "uae")
                .map(QueueRulesTests::region)
                .toList();
        var live = List.of(
                entry("ES-1", offline("a").region("spain"), MISSING, Recovery.NONE),
                entry("NO-1", offline("b").region("norway"), SOON, Recovery.UNCONFIRMED),
                entry("DK-1", offline("c"), LATER, Recovery.NONE),
                entry("ES-2", offline("d").region("spain"), LATER, Recovery.NONE));
        var one = new Counts(1, 0, 0);
        var urgencies = RegionUrgency.of(
                regions, Map.of(id("spain"), new Counts(2, 0, 0), id("norway"), one, id("denmark"), one), live);

        assertThat(urgencies)
                .extracting(urgency -> urgency.region().id().value())
                .containsExactly("spain", "denmark", "norway", "uae");
        assertThat(urgencies).extracting(RegionUrgency::next).containsExactly(MISSING, LATER, null, null);
        assertThat(urgencies).extracting(RegionUrgency::isQuiet).containsExactly(false, false, false, true);
    }

    @Test
    void onlyWhatComesAfterTheFirstListIsMarkedForAMinuteOrUntilItIsOpened() {
        var marks = new QueueMarks();
        var first = entry("DK-1", offline("a"), SOON, Recovery.NONE);
        var second = entry("DK-2", offline("b"), SOON, Recovery.NONE);
        var third = entry("DK-3", offline("c"), SOON, Recovery.NONE);
        assertThat(marks.update(List.of(first), NOON)).isEmpty();
        assertThat(marks.of(first.id())).isEqualTo(Mark.NONE);

        var recovering = entry("DK-1", offline("a"), SOON, Recovery.SETTLING);
        assertThat(marks.update(List.of(recovering, second, third), NOON)).containsExactly(second, third);
        assertThat(marks.of(first.id())).isEqualTo(Mark.CHANGED);
        assertThat(marks.of(second.id())).isEqualTo(Mark.NEW);
        marks.seen(second.id());
        assertThat(marks.of(second.id())).isEqualTo(Mark.NONE);
        assertThat(marks.expire(NOON.plus(QueueMarks.SHOWN))).isEmpty();
        assertThat(marks.expire(NOON.plus(QueueMarks.SHOWN).plusMillis(1)))
                .containsExactlyInAnyOrder(first.id(), third.id());
        assertThat(marks.of(third.id())).isEqualTo(Mark.NONE);
    }

    @Test
    void theMostUrgentNewTicketIsHeardIfItsClassIsWanted() {
        var missing = entry("DK-1", offline("a"), MISSING, Recovery.NONE);
        var due = entry("DK-2", offline("b"), SOON, Recovery.NONE);
        var later = entry("DK-3", offline("c"), LATER, Recovery.NONE);
        assertThat(DeadlineSound.urgent(List.of(later, due, missing), Sound.MISSING, NOON))
                .contains(Sound.MISSING);
        assertThat(DeadlineSound.urgent(List.of(later, due), Sound.MISSING, NOON))
                .isEmpty();
        assertThat(DeadlineSound.urgent(List.of(later, due), Sound.DUE, NOON)).contains(Sound.DUE);
        assertThat(DeadlineSound.urgent(List.of(later), Sound.DUE, NOON)).isEmpty();
        assertThat(DeadlineSound.urgent(List.of(later), Sound.ALL, NOON)).contains(Sound.ALL);
        assertThat(DeadlineSound.urgent(List.of(missing), Sound.OFF, NOON)).isEmpty();
        assertThat(DeadlineSound.urgent(List.of(), Sound.ALL, NOON)).isEmpty();
    }

    @Test
    void aGroupStandsWhereItsMostUrgentTicketDoes() {
        var a = entry("DK-1", offline("a"), MISSING, Recovery.NONE);
        var b = entry("NO-1", offline("b").region("norway"), SOON, Recovery.NONE);
        var c = entry("DK-2", offline("c"), LATER, Recovery.NONE);
        var tree = QueueTree.of(
                List.of(a, b, c),
                site -> List.of(),
                Map.of(),
                Set.of(),
                entry -> entry.row().subject().region().value());

        assertThat(tree.rows()).containsExactly(a, c, b);
        assertThat(tree.headingOver(a)).isEqualTo(new QueueTree.Heading("denmark", 2));
        assertThat(tree.headingOver(c)).isNull();
        assertThat(tree.headingOver(b)).isEqualTo(new QueueTree.Heading("norway", 1));
    }

    @Test
    void whatWouldAppearDisappearOrLookDifferentIsCounted() {
        var a = entry("DK-1", offline("a"), MISSING, Recovery.NONE);
        var changed = entry("DK-1", offline("a"), MISSING, Recovery.SETTLING);
        var b = entry("DK-2", offline("b"), SOON, Recovery.NONE);
        var c = entry("DK-3", offline("c"), SOON, Recovery.NONE);
        assertThat(tree(a, b).differences(tree(a, b))).isZero();
        assertThat(tree(a, b).differences(tree(changed, c))).isEqualTo(3);
    }

    private static QueueTree tree(QueueEntry... entries) {
        return QueueTree.of(List.of(entries), site -> List.of(), Map.of(), Set.of(), null);
    }

    private static boolean misses(QueueEntry entry) {
        return QueueFilter.missesItsShow(entry, NOON);
    }

    private static Deadline next(int minutes) {
        return new Deadline(Deadline.Kind.NEXT_SHOW, NOON.plusSeconds(minutes * 60L));
    }

    private static RegionId id(String region) {
        return new RegionId(region);
    }

    private static Region region(String id) {
        return new Region(id(id), "XX", id, ZoneOffset.UTC);
    }

    private static QueueEntry entry(String id, Given given, Deadline deadline, Recovery recovery) {
        var row = TicketRow.of(OpenTicket.of(new TicketId(id).value(), given, Instant.EPOCH));
        return new QueueEntry(
                row, "Ærø Bio", "Sal 1", ZoneOffset.UTC, deadline, recovery, Explanation.NONE, null, null, null, null);
    }
}
