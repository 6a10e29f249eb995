package com.cinemataztic.incidents.tickets.graphql;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.graphql.GraphQlError;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.stream.TicketEvent;
import com.cinemataztic.incidents.tickets.stream.TicketStreams;
import com.cinemataztic.incidents.tickets.stream.TicketStreams.Admission;
import com.cinemataztic.incidents.tickets.stream.TicketSubscription;
import com.cinemataztic.incidents.tickets.web.TicketQuery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tickets kept up to date. A virtual thread per subscription waits for the next event only when the reader has been sent
 * the last one: nothing is queued.
 */
@Controller
class TicketSubscriptions {

    private final TicketStreams streams;
    private final Scheduler threads = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("graphql-subscription-", 0).factory()));

    TicketSubscriptions(TicketStreams streams) {
        this.streams = streams;
    }

    @SubscriptionMapping
    Publisher<TicketUpdate> ticketChanged(@Argument @Nullable Map<String, @Nullable Object> filter, Caller caller) {
        TicketFilter wanted;
        try {
            wanted = TicketQuery.filter(TicketFilterInput.parameters(filter));
        } catch (BadRequest bad) {
            return Flux.error(rejection(ErrorType.BAD_REQUEST, bad.slug(), String.valueOf(bad.getMessage())));
        }
        return Flux.<TicketUpdate, Reader>using(
                        () -> new Reader(open(streams.open(caller, wanted, ""))),
                        reader -> Flux.generate(sink -> emit(reader, sink)),
                        Reader::close)
                .subscribeOn(threads);
    }

    /** A subscription, and whether its reader has left. */
    private static final class Reader implements AutoCloseable {

        private final TicketSubscription subscription;
        private volatile boolean left;

        private Reader(TicketSubscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void close() {
            left = true;
            subscription.close();
        }
    }

    private void emit(Reader reader, SynchronousSink<TicketUpdate> sink) {
        try {
            var event = reader.subscription.next();
            if (reader.left) {
                sink.complete();
            } else if (event.event() instanceof TicketEvent.End end) {
                sink.error(rejection(
                        ErrorType.UNAUTHORIZED, end.reason().word(), "The portal has ended the subscription."));
            } else {
                sink.next(event.as(TicketUpdate.class, TicketUpdate::of));
            }
        } catch (InterruptedException cancelled) {
            sink.complete();
        }
    }

    private static TicketSubscription open(Admission admission) {
        return switch (admission) {
            case Admission.Open(var subscription) -> subscription;
            case Admission.NoCaller _ ->
                throw rejection(ErrorType.UNAUTHORIZED, "signed-out", "A valid token or session is needed.");
            case Admission.NoRegion _ ->
                throw rejection(ErrorType.FORBIDDEN, "no-such-region-for-you", "There is no such region for you.");
            case Admission.NotVisible _ ->
                throw rejection(ErrorType.FORBIDDEN, "not-for-this-token", "You may not see what the filter asks for.");
            case Admission.TooMany(var limit) ->
                throw rejection(
                        ErrorType.FORBIDDEN,
                        "too-many-streams",
                        "You have " + limit + " open streams, which is the limit. Close one first.");
            case Admission.Full _ ->
                throw rejection(
                        ErrorType.INTERNAL_ERROR,
                        "streams-full",
                        "The portal can't open another stream now. Try again shortly.");
        };
    }

    private static SubscriptionPublisherException rejection(ErrorType type, String code, String sentence) {
        return new SubscriptionPublisherException(
                List.of(GraphQlError.of(type, code, sentence)), new IllegalStateException(code));
    }
}
