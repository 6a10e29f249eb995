package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.notifications.mail.HandoverReport;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.tickets.Deadline;
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
 * @param answering who responds from now on, by region
 * @param deadlines what is still broken, the earliest show first; not the whole list
 * @param complete whether everything that was opened and closed in that time is listed
 */
record HandoverAnswer(
        @Nullable String region,
        Instant since,
        Instant at,
        List<Answers> answering,
        List<Line> deadlines,
        List<Waits> waiting,
        List<Opening> opened,
        List<Recovery> recovered,
        List<Closing> closed,
        boolean complete) {

    /**
     * Who responds for a region.
     *
     * @param until absent: as far ahead as the rota goes
     */
    record Answers(
            String region,
            String source,
            List<String> people,
            @Nullable Instant until) {}

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
    record Waits(
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

    static HandoverAnswer of(HandoverReport handed) {
        return new HandoverAnswer(
                handed.region() == null ? null : handed.region().id().value(),
                handed.since(),
                handed.at(),
                handed.duties().stream().map(HandoverAnswer::answers).toList(),
                handed.due().stream().map(HandoverAnswer::line).toList(),
                handed.waiting().stream().map(HandoverAnswer::waits).toList(),
                handed.opened().stream()
                        .map(each -> new Opening(line(each.ticket()), each.at(), each.again()))
                        .toList(),
                handed.recovered().stream()
                        .map(each -> new Recovery(line(each.ticket()), each.at(), word(each.show())))
                        .toList(),
                handed.closed().stream()
                        .map(each -> new Closing(
                                line(each.ticket()),
                                each.at(),
                                each.reason().word(),
                                orNull(each.by()),
                                each.snoozed()))
                        .toList(),
                !handed.more());
    }

    private static Answers answers(HandoverReport.Responder duty) {
        return new Answers(
                duty.region().id().value(),
                duty.answering().source().word(),
                duty.answering().people().stream()
                        .map(one -> one.contact().name())
                        .toList(),
                duty.answering().until());
    }

    private static Waits waits(HandoverReport.Waiting each) {
        return new Waits(
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
