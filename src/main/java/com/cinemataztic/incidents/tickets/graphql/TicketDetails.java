package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What lists do not hold of a ticket. The tickets of a query are read by one command, however many there are. */
@Controller
@SchemaMapping(typeName = "Ticket")
class TicketDetails {

    TicketDetails(BatchLoaderRegistry loaders, TicketQueue queue) {
        loaders.forTypePair(TicketId.class, Ticket.class)
                .registerMappedBatchLoader((ids, _) -> Mono.fromCallable(() -> queue.find(ids)));
    }

    record LabelView(String name, String value) {}

    record EvidenceView(
            String fingerprint, Instant startsAt, @Nullable Instant endsAt, boolean firing, String severity) {}

    record EntryView(
            Instant at,
            String who,
            String what,
            @Nullable String from,
            String to,
            @Nullable String note,
            int count,
            @Nullable Instant dueAt) {}

    @SchemaMapping
    CompletableFuture<@Nullable String> predecessor(
            TicketSummary ticket, DataLoader<TicketId, Ticket> tickets, Actor actor) {
        return load(ticket, tickets, actor, found -> {
            var before = found.predecessor();
            return before == null ? null : before.id().value();
        });
    }

    @SchemaMapping
    CompletableFuture<@Nullable List<LabelView>> labels(
            TicketSummary ticket, DataLoader<TicketId, Ticket> tickets, Actor actor) {
        return load(
                ticket,
                tickets,
                actor,
                found -> found.labels().entrySet().stream()
                        .map(label -> new LabelView(label.getKey(), label.getValue()))
                        .sorted(Comparator.comparing(LabelView::name))
                        .toList());
    }

    @SchemaMapping
    CompletableFuture<@Nullable List<EvidenceView>> evidence(
            TicketSummary ticket, DataLoader<TicketId, Ticket> tickets, Actor actor) {
        return load(
                ticket,
                tickets,
                actor,
                found -> found.evidence().values().stream()
                        .sorted(Comparator.comparing(Evidence::startsAt))
                        .map(TicketDetails::view)
                        .toList());
    }

    @SchemaMapping
    CompletableFuture<@Nullable List<EntryView>> timeline(
            TicketSummary ticket, DataLoader<TicketId, Ticket> tickets, Actor actor) {
        return load(
                ticket,
                tickets,
                actor,
                found -> found.timeline().stream().map(TicketDetails::view).toList());
    }

    /** A ticket that has moved to a foreign region meanwhile is not there any more. */
    private static <T> CompletableFuture<@Nullable T> load(
            TicketSummary ticket,
            DataLoader<TicketId, Ticket> tickets,
            Actor actor,
            Function<Ticket, @Nullable T> part) {
        return Objects.requireNonNull(tickets.load(new TicketId(ticket.id())))
                .thenApply(
                        found -> found == null || !actor.maySee(found.subject().region()) ? null : part.apply(found));
    }

    private static EvidenceView view(Evidence evidence) {
        return new EvidenceView(
                evidence.fingerprint().value(),
                evidence.startsAt(),
                evidence.endsAt(),
                evidence.firing(),
                evidence.severity().word());
    }

    private static EntryView view(TimelineEntry entry) {
        return new EntryView(
                entry.at(),
                entry.who(),
                entry.kind().word(),
                word(entry.from()),
                entry.to().word(),
                entry.note().isBlank() ? null : entry.note(),
                entry.count(),
                entry.dueAt());
    }

    private static @Nullable String word(@Nullable State state) {
        return state == null ? null : state.word();
    }
}
