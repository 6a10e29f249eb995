package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import com.cinemataztic.incidents.platform.web.OpenConnections;
import com.cinemataztic.incidents.platform.web.OpenConnections.Room;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many WebSockets are open: for each caller, for each address from which nobody has authenticated yet, and in all.
 * Embedded elements count as the token that minted theirs.
 */
final class SocketLimits {

    private final GraphQlSettings settings;
    private final OpenConnections known;
    private final OpenConnections pending;

    SocketLimits(GraphQlSettings settings) {
        this.settings = settings;
        this.known = new OpenConnections(settings.maxConnections());
        this.pending = new OpenConnections(settings.maxPending());
    }

    /**
     * @param caller empty: nobody yet
     * @param network where the connection comes from
     * @return whether there is room now; nothing is counted
     */
    Room roomFor(Optional<Actor> caller, String network) {
        return caller.map(actor -> known.roomFor(actor.owner(), limitOf(actor)))
                .orElseGet(() -> pending.roomFor(network, settings.maxPendingPerAddress()));
    }

    /** Counts a connection. @return its permit; empty: there is no room */
    Optional<Permit> open(Optional<Actor> caller, String network) {
        return caller.map(actor -> permit(known, actor.owner(), limitOf(actor)))
                .orElseGet(() -> permit(pending, network, settings.maxPendingPerAddress()));
    }

    private static Optional<Permit> permit(OpenConnections connections, String owner, int limit) {
        return connections.open(owner, limit) == Room.FREE
                ? Optional.of(new Permit(() -> connections.close(owner)))
                : Optional.empty();
    }

    private int limitOf(Actor actor) {
        return actor.token() == null ? settings.maxConnectionsPerPerson() : settings.maxConnectionsPerToken();
    }

    /** What a connection is counted under, until it closes or changes to another. Thread-safe. */
    static final class Permit implements AutoCloseable {

        private @Nullable Runnable release;
        private boolean closed;

        private Permit(Runnable release) {
            this.release = release;
        }

        /** @return whether there is another; the connection counts under that one from now on */
        boolean move(Optional<Permit> other) {
            other.ifPresent(this::take);
            return other.isPresent();
        }

        private synchronized void take(Permit other) {
            run(release);
            release = other.release;
            if (closed) {
                close();
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            var mine = release;
            release = null;
            run(mine);
        }

        private static void run(@Nullable Runnable release) {
            if (release != null) {
                release.run();
            }
        }
    }
}
