package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.tickets.board.BoardSnapshot;
import com.cinemataztic.incidents.tickets.board.DueTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.stream.TicketEvent.Monitoring;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newest snapshot for all streams. It is brought up to date after a change of the board, and every second because of
 * what is derived: shows begin, proofs arrive, silences end. Each ticket's facts are computed once for all readers, and
 * only when they may have changed. Without a reader, nothing is computed.
 *
 * <p>The intake comes before the readers: each snapshot is a write to each of them, so the next one waits the longer, the
 * more the last one sent. A single change for 1,000 readers makes it wait for a second, a storm for up to five.
 */
@Component
class StreamBoard implements StreamSource {

    private static final Duration REFRESH = Duration.ofSeconds(1);

    /** Between two snapshots passes at least this for each reader, and this for each ticket that a reader is sent. */
    private static final Duration GAP_PER_READER = Duration.ofMillis(1);

    private static final Duration GAP_PER_TICKET = Duration.ofNanos(20_000);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamBoard.class);

    private final LiveBoard board;
    private final TicketQueue queue;
    private final Sites sites;
    private final MonitoringStatus monitoring;
    private final Clock clock;
    private final DueTickets due;
    private final TicketFeed feed;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticket-streams").factory());

    private BoardSnapshot of;
    private volatile StreamSnapshot snapshot;
    private int readers;
    private TicketFeed.@Nullable Handle news;
    private final LongAdder sent = new LongAdder();
    private boolean scheduled;
    private long refreshedAt = System.nanoTime() - LONGEST_GAP.toNanos();

    StreamBoard(
            LiveBoard board,
            TicketQueue queue,
            Sites sites,
            MonitoringStatus monitoring,
            TicketFeed feed,
            Clock clock) {
        this.board = board;
        this.queue = queue;
        this.sites = sites;
        this.monitoring = monitoring;
        this.clock = clock;
        this.due = queue.due();
        this.of = board.snapshot();
        this.snapshot = StreamSnapshot.empty(UUID.randomUUID().toString().substring(0, 8), new Monitoring(null, null));
        this.feed = feed;
        refresher.scheduleWithFixedDelay(
                this::scheduleRefresh, REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        refresher.shutdownNow();
    }

    /** Begins to keep the snapshot up to date. Others who read keep it so already. */
    synchronized void addReader() {
        if (readers == 0) {
            refresh();
            news = feed.subscribe(this::scheduleRefresh);
        }
        readers++;
    }

    synchronized void removeReader() {
        readers--;
        if (readers == 0 && news != null) {
            news.close();
            news = null;
        }
    }

    @Override
    public StreamSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public void sending(int tickets) {
        sent.add(tickets);
    }

    @Override
    public synchronized void await(long number, BooleanSupplier condition, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (snapshot.number() != number || condition.getAsBoolean()) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized void wake() {
        notifyAll();
    }

    private synchronized void scheduleRefresh() {
        if (!scheduled && readers > 0 && !refresher.isShutdown()) {
            scheduled = true;
            refresher.schedule(this::refreshForReaders, Math.max(0, remainingGap()), TimeUnit.NANOSECONDS);
        }
    }

    private long remainingGap() {
        return refreshedAt + gap(readers, sent.sum()).toNanos() - System.nanoTime();
    }

    /**
     * @param sent how many tickets were sent since the last snapshot, one to ten readers counts as ten
     * @return the time between two snapshots
     */
    static Duration gap(int readers, long sent) {
        var gap = GAP_PER_READER.multipliedBy(readers).plus(GAP_PER_TICKET.multipliedBy(sent));
        return gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP;
    }

    private synchronized void refreshForReaders() {
        scheduled = false;
        if (remainingGap() > 0) {
            scheduleRefresh(); // more was sent meanwhile
            return;
        }
        refreshedAt = System.nanoTime();
        sent.reset();
        try {
            if (readers > 0) {
                refresh();
            }
        } catch (RuntimeException failed) {
            // The tickets are still due: the next round tries again.
            LOGGER.warn("Streams could not be brought up to date; trying again", failed);
        }
    }

    private void refresh() {
        var now = clock.instant();
        var edit = snapshot.edit();
        var before = snapshot.number();
        for (var row : due.at(now)) {
            var entry = queue.entry(row);
            edit.put(ListedTicket.of(entry, sites.siteOver(row).orElse(null), sites.childrenOf(row)));
            due.settle(row.id(), changesAt(entry, now));
        }
        var latest = board.snapshot();
        latest.changedSince(of)
                .map(Set::stream)
                .orElseGet(() -> snapshot.tickets().keySet().stream())
                .filter(id -> !latest.rows().containsKey(id))
                .forEach(edit::remove);
        of = latest;
        snapshot = edit.done(Monitoring.of(monitoring.freshness()));
        if (snapshot.number() != before) {
            notifyAll();
        }
    }

    /** @return when time alone changes what is derived; null: never */
    private static @Nullable Instant changesAt(QueueEntry entry, Instant now) {
        if (!entry.row().state().live()) {
            return null;
        }
        if (entry.row().recovered()) {
            return now.plus(REFRESH); // proofs come and go without notice
        }
        return Stream.of(entry.deadline().at(), entry.darkUntil())
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
