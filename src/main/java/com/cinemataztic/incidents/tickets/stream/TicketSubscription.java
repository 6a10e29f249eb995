package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a stream. It has no queue: it knows what was sent last, and when the reader asks for the next event, it
 * is what changed since, however much that is. So a slow reader costs nobody anything, and intermediate states fold.
 *
 * <p>The caller is asked for its rights before each event and every two seconds: it then gets a new picture of what it
 * may still see, or the end. One thread asks for events; any thread may close.
 */
public final class TicketSubscription implements AutoCloseable {

    private static final Duration CHECK = Duration.ofSeconds(2);

    private final StreamSource board;
    private final Caller caller;
    private final TicketFilter filter;
    private final Duration heartbeat;
    private final Clock clock;
    private final Consumer<TicketSubscription> onClose;

    private final boolean token;
    private Selection selection;

    /** The caller with the rights from which the selection was made; null: not yet known. */
    private @Nullable Actor reader;

    /** The number of the last change that the reader knows; null: it needs the whole picture. */
    private @Nullable Long known;

    private String lastId;
    private @Nullable String blind;
    private Instant statusAt = Instant.MIN;
    private volatile @Nullable Reason ended;
    private boolean closed;

    TicketSubscription(
            StreamSource board,
            Caller caller,
            Selection selection,
            boolean token,
            String resumeAt,
            Duration heartbeat,
            Clock clock,
            Consumer<TicketSubscription> onClose) {
        this.board = board;
        this.caller = caller;
        this.selection = selection;
        this.filter = selection.filter();
        this.token = token;
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.onClose = onClose;
        var snapshot = board.snapshot();
        this.known = snapshot.numberOf(resumeAt, selection);
        // Before its first event, the reader is where it was, however far the portal is.
        this.lastId = known == null ? "" : resumeAt;
    }

    /**
     * Waits for the next event. First comes the whole picture, or what changed since the position at which the stream
     * is resumed. After the end, always the end.
     */
    public SharedEvent next() throws InterruptedException {
        while (true) {
            checkCaller();
            var reason = ended;
            if (reason != null) {
                return new SharedEvent(new TicketEvent.End(lastId, reason), false);
            }
            var snapshot = board.snapshot();
            var news = news(snapshot);
            if (news != null) {
                return news;
            }
            var now = clock.instant();
            if (!Objects.equals(blind, snapshot.monitoring().blind()) || !now.isBefore(statusAt)) {
                return status(snapshot, now);
            }
            board.await(snapshot.number(), () -> ended != null, CHECK);
        }
    }

    private void checkCaller() {
        var actor = caller.now();
        if (actor.isEmpty()) {
            end(token ? Reason.EXPIRED : Reason.SIGNED_OUT);
            return;
        }
        if (caller.mustAuthenticate()) {
            end(Reason.RENEW);
            return;
        }
        if (actor.get().equals(reader)) {
            return;
        }
        reader = actor.get();
        var present = Selection.of(reader, filter);
        if (present.hasNoRegion()) {
            end(Reason.NO_REGION);
        }
        if (!present.equals(selection)) {
            selection = present;
            known = null;
        }
    }

    private @Nullable SharedEvent news(StreamSnapshot snapshot) {
        var since = known;
        if (since != null && since == snapshot.number()) {
            return null;
        }
        var event = since == null ? snapshot.reset(selection) : snapshot.changes(selection, since);
        known = snapshot.number();
        if (event.event() instanceof TicketEvent.Changes changes && changes.isEmpty()) {
            return null;
        }
        lastId = event.event().id();
        board.sending(event.size());
        if (event.event() instanceof TicketEvent.Reset reset) {
            noteStatus(reset.monitoring(), clock.instant());
        }
        return event;
    }

    private SharedEvent status(StreamSnapshot snapshot, Instant now) {
        var monitoring = snapshot.monitoring();
        noteStatus(monitoring, now);
        lastId = snapshot.idFor(selection);
        return new SharedEvent(new TicketEvent.Status(lastId, monitoring.asOf(), monitoring.blind(), now), false);
    }

    private void noteStatus(TicketEvent.Monitoring monitoring, Instant now) {
        blind = monitoring.blind();
        statusAt = now.plus(heartbeat);
    }

    /** Ends the stream: the next event is the last. */
    void end(Reason reason) {
        if (ended == null) {
            ended = reason;
        }
        board.wake();
    }

    /** Ends the stream and lets go of what it holds. A reader that waits gets the end. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        end(Reason.STOPPING);
        onClose.accept(this);
    }
}
