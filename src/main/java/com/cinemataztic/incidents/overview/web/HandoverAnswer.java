package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.overview.HandoverReport;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A handover on the wire.
 *
 * @param region absent: all that the caller may see
 * @param since the beginning of the time covered
 * @param at the end of the time covered
 * @param answering who is on call from now on, by region
 * @param tonight which screens are ready for the shows of the next hours
 * @param deadlines what is still broken, the earliest show first; not the whole list
 * @param complete whether everything that was opened and closed in that time is listed
 */
record HandoverAnswer(
        @Nullable String region,
        Instant since,
        Instant at,
        List<OnCall> answering,
        Tonight tonight,
        List<Line> deadlines,
        List<Waiting> waiting,
        List<Opening> opened,
        List<Recovery> recovered,
        List<Closing> closed,
        boolean complete) {

    /**
     * Who responds for a region.
     *
     * @param until absent: as far ahead as the rota goes
     */
    record OnCall(
            String region,
            String source,
            List<String> people,
            @Nullable Instant until) {}

    /**
     * Which screens are ready.
     *
     * @param until shows that begin before then count
     * @param blind what monitoring cannot see, so that no screen counts as ready; absent if it sees everything
     * @param dataAt when monitoring last saw everything; absent: not since the portal started
     * @param regions those with cinemas
     */
    record Tonight(
            Instant until, @Nullable String blind, @Nullable Instant dataAt, List<Ready> regions) {}

    /**
     * How many screens of a region are ready.
     *
     * @param idle without a show in that time; not among the others
     */
    record Ready(String region, int ready, int atRisk, int unknown, int maintenance, int idle) {}

    /**
     * A ticket.
     *
     * @param deadline next-show, missing-now or unknown
     * @param showAt the start of the next show, or the end of the one being missed; absent if unknown
     */
    record Line(
            String id,
            String state,
            String severity,
            String what,
            String where,
            String region,
            @Nullable String assignee,
            String deadline,
            @Nullable Instant showAt) {}

    /**
     * A ticket that waits.
     *
     * @param on nobody, holder, maintenance, silence, dark-hours or snooze
     */
    record Waiting(
            Line ticket,
            String on,
            @Nullable String who,
            @Nullable Instant until,
            @Nullable String note,
            boolean recovered,
            int screens) {}

    /** A ticket that was opened. */
    record Opening(Line ticket, Instant at, boolean again) {}

    /**
     * A ticket that recovered by itself.
     *
     * @param nextShow ahead, begun or unknown
     */
    record Recovery(Line ticket, Instant at, String nextShow) {}

    /** A ticket that a person closed. */
    record Closing(
            Line ticket,
            Instant at,
            String reason,
            @Nullable String by,
            boolean snoozed) {}

    static HandoverAnswer of(HandoverReport report) {
        return new HandoverAnswer(
                report.region() == null ? null : report.region().id().value(),
                report.since(),
                report.at(),
                report.onCall().stream().map(HandoverAnswer::onCall).toList(),
                tonight(report.tonight()),
                report.due().stream().map(HandoverAnswer::line).toList(),
                report.waiting().stream().map(HandoverAnswer::waiting).toList(),
                report.opened().stream()
                        .map(each -> new Opening(line(each.ticket()), each.at(), each.again()))
                        .toList(),
                report.recovered().stream()
                        .map(each -> new Recovery(line(each.ticket()), each.at(), word(each.show())))
                        .toList(),
                report.closed().stream()
                        .map(each -> new Closing(
                                line(each.ticket()),
                                each.at(),
                                each.reason().word(),
                                orNull(each.by()),
                                each.snoozed()))
                        .toList(),
                !report.more());
    }

    private static Tonight tonight(TonightReport report) {
        return new Tonight(
                report.until(),
                orNull(report.blind().english()),
                report.dataAt(),
                report.regions().stream().map(HandoverAnswer::ready).toList());
    }

    private static Ready ready(TonightReport.OfRegion region) {
        var counts = region.counts();
        return new Ready(
                region.region().id().value(),
                counts.ready(),
                counts.atRisk(),
                counts.unknown(),
                counts.maintenance(),
                counts.idle());
    }

    private static OnCall onCall(HandoverReport.Responder responder) {
        return new OnCall(
                responder.region().id().value(),
                responder.now().source().word(),
                responder.now().people().stream()
                        .map(one -> one.contact().name())
                        .toList(),
                responder.now().until());
    }

    private static Waiting waiting(HandoverReport.Waiting each) {
        return new Waiting(
                line(each.ticket()),
                word(each.on()),
                orNull(each.who()),
                each.until(),
                orNull(each.note()),
                each.recovered(),
                each.screens());
    }

    private static Line line(TicketFacts ticket) {
        var deadline = ticket.deadline();
        return new Line(
                ticket.id().value(),
                ticket.state().word(),
                ticket.severity().word(),
                ticket.fault(),
                ticket.place(),
                ticket.region(),
                ticket.assignee(),
                word(deadline.kind()),
                deadline.kind() == Deadline.Kind.UNKNOWN ? null : deadline.at());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
