package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.delivery.DeliveryChannel;
import com.cinemataztic.incidents.notifications.delivery.Message;
import com.cinemataztic.incidents.notifications.planning.Targets;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Delivers notifications by mail. The first mail to a person about a region goes out at once; what comes soon after is
 * gathered into one mail. The transport is one destination: it takes the mails to everybody. A slow one delays only mails.
 */
@Component
class MailChannel implements DeliveryChannel {

    private static final Duration THROTTLE = Duration.ofHours(1);
    private static final List<String> TRANSPORT = List.of("mail");

    /** The most entries read at once. Enough for a fault of the whole fleet that notifies a few people each. */
    private static final int MOST_ENTRIES = 5_000;

    private final Outbox outbox;
    private final TicketContexts contexts;
    private final MailComposer composer;
    private final MailSender sender;
    private final Targets targets;
    private final OutboxSettings settings;
    private final MailSettings mail;

    /** The key of one mail: one person, one region. A drill never shares a mail with what is broken. */
    private record Group(String recipient, RegionId region, boolean drill) {}

    MailChannel(
            Outbox outbox,
            TicketContexts contexts,
            MailComposer composer,
            MailSender sender,
            Targets targets,
            OutboxSettings settings,
            MailSettings mail) {
        this.outbox = outbox;
        this.contexts = contexts;
        this.composer = composer;
        this.sender = sender;
        this.targets = targets;
        this.settings = settings;
        this.mail = mail;
    }

    @Override
    public List<String> destinations() {
        return TRANSPORT;
    }

    @Override
    public List<OutboxEntry> due(String destination, Instant now) {
        return outbox.due(now, MOST_ENTRIES);
    }

    @Override
    public Group group(OutboxEntry entry) {
        return new Group(entry.to().id(), entry.region(), isDrill(entry));
    }

    @Override
    public int mostRounds() {
        return settings.atOnce();
    }

    @Override
    public Duration longest() {
        return mail.timeout();
    }

    @Override
    public List<Round> plan(Collection<List<OutboxEntry>> groups, Instant now) {
        var sent = outbox.mailsSince(now.minus(THROTTLE)).stream()
                .collect(
                        Collectors.groupingBy(each -> new Group(each.recipient(), new RegionId(each.region()), false)));
        var rounds = new ArrayList<Round>();
        for (var entries : groups) {
            var sendAt = sendAt(entries, sent.getOrDefault(group(entries.getFirst()), List.of()), now);
            if (now.isBefore(sendAt)) {
                // Otherwise everything that gathers would be read again twice a second.
                outbox.defer(entries, sendAt);
            } else {
                var batch = new Batch(entries.subList(0, Math.min(entries.size(), settings.biggest())));
                rounds.add(new Round(List.of(List.of(batch)), 1));
            }
        }
        return rounds;
    }

    /** @return when a mail with these entries may be sent, or when to check again because a show may be near by then */
    private Instant sendAt(List<OutboxEntry> entries, List<Outbox.SentMail> before, Instant now) {
        var last = before.stream().map(Outbox.SentMail::at).max(Instant::compareTo);
        if (last.isEmpty()) {
            return now;
        }
        var soonest = last.get().plus(settings.gather(before.size(), true));
        var usual = last.get().plus(settings.gather(before.size(), false));
        if (now.isBefore(soonest) || !now.isBefore(usual)) {
            return now.isBefore(soonest) ? soonest : now;
        }
        // Checked last: it reads every ticket to see whether a show is near.
        return isPressing(entries, now) ? now : earlier(usual, now.plus(settings.bundle()));
    }

    private static boolean isDrill(OutboxEntry entry) {
        return entry.what() instanceof TicketEvent.Drill;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isPressing(List<OutboxEntry> entries, Instant now) {
        var ids = entries.stream().map(OutboxEntry::ticket).collect(Collectors.toSet());
        return contexts.stored(ids).values().stream().anyMatch(context -> {
            var deadline = context.entry().deadline();
            var show = deadline.at();
            return deadline.kind() != Deadline.Kind.NEXT_SHOW
                    || show == null
                    || show.minus(settings.pressing()).isBefore(now);
        });
    }

    @Override
    public String obsolete(OutboxEntry entry, @Nullable TicketContext ticket) {
        return entry.obsolete(ticket);
    }

    @Override
    public Message compose(List<OutboxEntry> entries, Map<TicketId, TicketContext> tickets, Instant now) {
        return new MailMessage(composer.write(entries, tickets, now));
    }

    private final class MailMessage implements Message {

        private final Mail written;

        MailMessage(Mail written) {
            this.written = written;
        }

        @Override
        public String id() {
            return written.messageId();
        }

        @Override
        public Duration timeout() {
            return mail.timeout();
        }

        @Override
        public String way() {
            return sender.way();
        }

        /** A rejection by a transport that has a problem of its own says nothing about the mail. */
        @Override
        public DeliveryResult send() {
            var result = sender.send(written);
            return result instanceof DeliveryResult.Rejected(var reason)
                            && sender.problem().isPresent()
                    ? new DeliveryResult.Later(reason)
                    : result;
        }

        @Override
        public void sent(List<OutboxEntry> entries, Instant now) {
            var first = entries.getFirst();
            if (isDrill(first)) {
                // It must not make a later mail wait.
                return;
            }
            outbox.noteMail(
                    new Outbox.SentMail(id(), first.to().id(), first.region().value(), now, entries.size()));
        }

        /** If the recipient can't be reached, the fallback contacts are notified instead of nobody. */
        @Override
        public List<OutboxEntry> instead(OutboxEntry entry, Instant now) {
            return entry.what().mayBeTaken()
                    ? targets.fallback(entry, now).stream()
                            .map(to -> entry.instead(to, now))
                            .toList()
                    : List.of();
        }
    }
}
