package com.cinemataztic.incidents.tickets.desk;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Instance;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.timers.RecoverySweeper;
import com.cinemataztic.incidents.tickets.timers.SiteWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Cinemas whose screens go offline, on two instances. */
@PortalTest
@DirtiesContext
@Import(SixScreens.class)
abstract class SiteRig extends TwoInstances {

    static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());
    static final Health UNPROVEN = new Health(false, Duration.ZERO, Explanation.of("reason.prometheus-silent"));
    static final Health PROVEN = new Health(true, Duration.ofHours(1), Explanation.NONE);

    @Autowired
    SixScreens sixScreens;

    final Instant began = Instant.now().minusSeconds(60);

    Health health = UNPROVEN;

    @BeforeEach
    void theFleetIsRead() {
        await().until(() -> !fleet.screens("c1").isEmpty());
    }

    SiteWatch watch(Instance instance) {
        new LeadershipOf(leadership).renew();
        return new SiteWatch(instance.board, fleet, instance.desk, (row, since) -> health, settings, leadership);
    }

    RecoverySweeper recoverySweeper(Clock itsClock) {
        return new RecoverySweeper(
                one.board, one.desk, (row, since) -> PROVEN, settings, one.feed, leadership, itsClock);
    }

    void bothAtOnce() throws Exception {
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sweeps = new ArrayList<Future<?>>();
            for (var watch : List.of(watch(one), watch(other))) {
                sweeps.add(threads.submit(() -> {
                    begin.await();
                    watch.sweep();
                    return Optional.empty();
                }));
            }
            begin.countDown();
            for (var sweep : sweeps) {
                sweep.get();
            }
        }
    }

    void fails(String cinema, String... screens) {
        for (var screen : screens) {
            one.desk.report(List.of(Dark.screen(cinema, screen).since(began).fires()), false);
        }
    }

    void recover(String cinema, String... screens) {
        for (var screen : screens) {
            one.desk.report(List.of(Dark.screen(cinema, screen).since(began).ends(began.plusSeconds(30))), false);
        }
    }

    SiteOutcome together(String cinema, Transition transition, Actor actor, boolean screensToo) {
        var site = Objects.requireNonNull(site(cinema));
        return one.desk.applyWithScreens(site.id(), site.version(), transition, actor, screensToo);
    }

    boolean evidenceFires(TicketRow site) {
        return one.stored(site.id()).fires();
    }

    @Nullable
    TicketRow site(String cinema) {
        return one.board.snapshot().rows().values().stream()
                .filter(row -> row.state().live()
                        && cinema.equals(row.subject().cinemaId())
                        && row.subject().screenId() == null)
                .findFirst()
                .orElse(null);
    }

    TicketRow row(String cinema, String screen) {
        return one.board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(Dark.screen(cinema, screen).key()))
                .findFirst()
                .orElseThrow();
    }

    List<String> children(TicketRow site) {
        return new Sites(one.board)
                .childrenOf(site).stream()
                        .map(row -> String.valueOf(row.subject().screenId()))
                        .toList();
    }

    List<String> holders(String cinema) {
        return one.board.snapshot().rows().values().stream()
                .filter(row ->
                        cinema.equals(row.subject().cinemaId()) && row.subject().screenId() != null)
                .sorted(Comparator.comparing(row -> row.key().value()))
                .map(row -> Objects.requireNonNullElse(row.assignee(), ""))
                .toList();
    }
}
