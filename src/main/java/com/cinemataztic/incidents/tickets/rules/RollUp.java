package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.settings.RollUpSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a cinema's screens are one incident: a site. Pure: the result depends on the arguments only.
 *
 * <p>A site opens on screens whose faults began together, and ends when at most one is left. A screen counts as left
 * until its ticket is closed, or has been recovered for the settle time with health proven. So missing knowledge ends
 * nothing, and a flapping screen does not open and end a site in turns: the number of screens that opens a site and the
 * number at which it ends differ by at least one, and each screen leaves only after a settle time. If the whole
 * incident returns within the re-open window, the same ticket re-opens.
 */
public final class RollUp {

    /** The alert that a site is based on: raised by the portal itself, one for each cinema's key. */
    public static final Fingerprint FINGERPRINT = new Fingerprint("portal:cinema-offline");

    private RollUp() {}

    /**
     * What is known of a cinema.
     *
     * @param site its site ticket: the live one, else one that a person closed and that waits for the re-check; null
     *     when there is neither
     * @param screens its screens' tickets, live or waiting for the re-check
     * @param well those of them that recovered and whose health has been proven for the settle time
     * @param known how many screens the fleet knows there; 0 when it does not know the cinema
     * @param followUpHolds whether a follow-up on the site keeps it from closing
     */
    public record Seen(
            @Nullable TicketRow site,
            Collection<TicketRow> screens,
            Set<TicketId> well,
            int known,
            boolean followUpHolds) {}

    /** What is to be done. */
    public sealed interface Verdict {

        /**
         * The site should be open.
         *
         * @param dark the screens it is opened for, the first to fail first
         */
        record Opens(List<TicketRow> dark) implements Verdict {}

        /**
         * The site should end.
         *
         * @param left the screens left, one at most unless it had ended before
         */
        record Ends(List<TicketRow> left) implements Verdict {}

        /** Nothing is to be done. */
        record Stays() implements Verdict {}
    }

    /** @return whether the ticket is a site: live, closed, or ended and kept open by a follow-up */
    public static boolean isSite(TicketRow row) {
        return isAboutCinema(row.subject())
                && row.fault().errorId().equals(Fault.CINEMA_OFFLINE)
                && row.evidence().stream().anyMatch(held -> held.fingerprint().equals(FINGERPRINT));
    }

    /** @return whether the ticket is a site whose screens are still dark, as far as the portal knows */
    public static boolean holds(TicketRow row) {
        return isSite(row)
                && row.evidence().stream()
                        .anyMatch(held -> held.firing() && held.fingerprint().equals(FINGERPRINT));
    }

    /**
     * @return whether the ticket is one that a site of its cinema may cover. One without an alert is not: no proof of
     *     health would ever end the site
     */
    public static boolean isScreen(TicketRow row) {
        return !row.evidence().isEmpty()
                && row.subject().cinemaId() != null
                && row.subject().screenId() != null
                && row.fault().errorId().equals(Fault.MACHINE_OFFLINE);
    }

    public static Verdict judge(Seen seen, RollUpSettings settings) {
        var site = seen.site();
        if (site != null && holds(site)) {
            var left = left(seen);
            return left.size() > 1 ? new Verdict.Stays() : new Verdict.Ends(left);
        }
        var dark = together(seen, settings);
        if (!dark.isEmpty()) {
            return new Verdict.Opens(dark);
        }
        return site != null && mayClose(site, seen.followUpHolds())
                ? new Verdict.Ends(left(seen))
                : new Verdict.Stays();
    }

    /** Whether the site ended before and the follow-up that kept it open is gone. */
    private static boolean mayClose(TicketRow site, boolean followUpHolds) {
        return site.state().live()
                && site.recoveredAt() != null
                && site.evidence().stream().noneMatch(Evidence::firing)
                && !(site.followUp() != null && followUpHolds);
    }

    /**
     * The screens that are left. A snooze proves no health: a ticket that a person closed while it fired counts as
     * left, unless they retired the screen.
     */
    private static List<TicketRow> left(Seen seen) {
        return eachScreenOnce(seen.screens().stream()
                .filter(row -> row.state().live()
                        ? !seen.well().contains(row.id())
                        : row.snoozedUntil() != null
                                && row.closeReason() != CloseReason.RETIRED
                                && row.evidence().stream().anyMatch(Evidence::firing))
                .toList());
    }

    /**
     * The largest set of screens whose faults began within the time, if it is enough for a site; else none. The start
     * of the fault counts: it does not move when monitoring restarts or when a screen comes back for a moment.
     */
    private static List<TicketRow> together(Seen seen, RollUpSettings settings) {
        var dark = eachScreenOnce(seen.screens().stream()
                .filter(row -> row.state().live() && row.recoveredAt() == null)
                .toList());
        List<TicketRow> most = List.of();
        int first = 0;
        for (int last = 0; last < dark.size(); last++) {
            while (dark.get(first)
                    .startedAt()
                    .plus(settings.within())
                    .isBefore(dark.get(last).startedAt())) {
                first++;
            }
            if (last + 1 - first > most.size()) {
                most = dark.subList(first, last + 1);
            }
        }
        return enough(most.size(), seen.known(), settings) ? List.copyOf(most) : List.of();
    }

    /** For a cinema that the fleet does not know, the share of dark screens is unknown. */
    private static boolean enough(int dark, int known, RollUpSettings settings) {
        if (known < 1 || dark < settings.leastScreens()) {
            return false;
        }
        var needed = settings.share().multiply(BigDecimal.valueOf(Math.max(known, dark)));
        return BigDecimal.valueOf(dark).compareTo(needed) >= 0;
    }

    /** @return one ticket per screen, the first to fail first */
    private static List<TicketRow> eachScreenOnce(List<TicketRow> rows) {
        var first = new HashMap<String, TicketRow>();
        rows.forEach(row -> first.merge(
                Objects.requireNonNull(row.subject().screenId()),
                row,
                (one, other) -> byBeginning().compare(one, other) <= 0 ? one : other));
        var sorted = new ArrayList<>(first.values());
        sorted.sort(byBeginning());
        return sorted;
    }

    private static Comparator<TicketRow> byBeginning() {
        return Comparator.<TicketRow, Instant>comparing(TicketRow::startedAt)
                .thenComparing(row -> row.id().value());
    }

    private static boolean isAboutCinema(Subject subject) {
        return subject.cinemaId() != null && subject.screenId() == null && subject.machineId() == null;
    }
}
