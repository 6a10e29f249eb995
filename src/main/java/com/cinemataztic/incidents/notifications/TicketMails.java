package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.monitoring.MailOutcomes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads from the outbox what became of the mails about a ticket. */
@Service
class TicketMails implements MailOutcomes {

    private final Outbox outbox;

    TicketMails(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Outcome of(TicketId ticket) {
        var mails = outbox.of(List.of(ticket)).stream()
                .filter(entry -> entry.to() instanceof Destination.Person)
                .toList();
        var problem = mails.stream()
                .map(TicketMails::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var acceptedAt = mails.stream().allMatch(mail -> mail.state() == OutboxEntry.State.SENT)
                ? mails.stream()
                        .map(OutboxEntry::endedAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null)
                : null;
        return new Outcome(acceptedAt, problem);
    }

    private static @Nullable Problem problem(OutboxEntry mail) {
        return switch (mail.state()) {
            case FAILED, OVER -> new NotAccepted(mail.recipient(), mail.detail());
            case SENT -> mail.kept() ? new Kept() : null;
            case WAITING -> null;
        };
    }
}
