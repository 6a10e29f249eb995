package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that fails on cue, in front of the real one. */
public final class FailingTickets implements Tickets {

    /** When a write fails. */
    public enum Failure {
        NONE,
        BEFORE_WRITING,
        AFTER_WRITING
    }

    private final Tickets real;
    public volatile Failure failure = Failure.NONE;

    /** The key of a ticket that can't be read. */
    volatile @Nullable TicketKey unreadable;

    /** Whether tickets can't be found by their ids. */
    volatile boolean lost;

    /** Whether what changed can't be read. */
    public volatile boolean blind;

    /** Which ticket a scan of the board passes over. */
    public volatile @Nullable TicketId passedOver;

    /** What writes wait for. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    /** Of the writes that come to the gate, the one from which on all fail. */
    public volatile int failFrom = Integer.MAX_VALUE;

    /** Of the writes that come to the gate, the one after which something breaks that is not the store. */
    volatile int brokenAt = -1;

    /** Writes that came to the gate. */
    public volatile int waiting;

    public FailingTickets(Tickets real) {
        this.real = real;
    }

    @Override
    public Set<String> write(Collection<Change> changes) {
        var number = ++waiting;
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure == Failure.BEFORE_WRITING || number >= failFrom) {
            throw failed();
        }
        var written = real.write(changes);
        if (failure == Failure.AFTER_WRITING) {
            throw failed();
        }
        if (number == brokenAt) {
            throw new IllegalArgumentException("broken on cue");
        }
        return written;
    }

    @Override
    public Map<TicketKey, Ticket> live(Collection<TicketKey> keys) {
        var poison = unreadable;
        if (poison != null && keys.contains(poison)) {
            throw new IllegalArgumentException("unreadable on cue");
        }
        return real.live(keys);
    }

    @Override
    public Map<TicketKey, Ticket> lastClosed(Collection<TicketKey> keys, Instant closedSince) {
        return real.lastClosed(keys, closedSince);
    }

    @Override
    public Map<TicketId, Ticket> find(Collection<TicketId> ids) {
        if (lost) {
            throw failed();
        }
        return real.find(ids);
    }

    @Override
    public List<TicketRow> board(Instant closedSince) {
        return real.board(closedSince);
    }

    @Override
    public List<Stamp> stamps(Instant closedSince) {
        requireReads();
        return real.stamps(closedSince).stream()
                .filter(stamp -> !stamp.id().equals(passedOver))
                .toList();
    }

    @Override
    public List<Stamp> changedSince(Instant since) {
        requireReads();
        return real.changedSince(since);
    }

    @Override
    public Page<TicketRow> page(Filter filter, int limit, @Nullable Position after) {
        return real.page(filter, limit, after);
    }

    @Override
    public Page<Brief> search(Filter filter, int limit, @Nullable Position after) {
        return real.search(filter, limit, after);
    }

    @Override
    public Page<TicketRow> lastChanged(int limit, @Nullable Position after) {
        return real.lastChanged(limit, after);
    }

    @Override
    public void times(Filter filter, int limit, Consumer<Tickets.Times> each) {
        real.times(filter, limit, each);
    }

    @Override
    public long count(Set<State> states, Set<RegionId> regions) {
        return real.count(states, regions);
    }

    @Override
    public List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        return real.openedSince(regions, since, limit);
    }

    @Override
    public List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit) {
        return real.closedSince(regions, since, limit);
    }

    @Override
    public Map<String, Long> takeNumbers(Map<String, Integer> counts) {
        return real.takeNumbers(counts);
    }

    @Override
    public Map<Fingerprint, ResolvedMarker> endings(Collection<Fingerprint> fingerprints) {
        return real.endings(fingerprints);
    }

    @Override
    public void remember(Collection<ResolvedMarker> endings) {
        real.remember(endings);
    }

    @Override
    public void forgetEndings(Instant rememberedBefore) {
        real.forgetEndings(rememberedBefore);
    }

    @Override
    public Pending pendingNotifications() {
        return real.pendingNotifications();
    }

    private void requireReads() {
        if (blind) {
            throw failed();
        }
    }

    private static StoreUnavailable failed() {
        return new StoreUnavailable("failed on cue", new IllegalStateException("on cue"));
    }
}
