package com.cinemataztic.incidents.tickets.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.Instance;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.sites.SiteDesk;
import com.cinemataztic.incidents.tickets.sites.SiteWatch;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** Sites on the real store: opened, joined and ended by the watch, of two instances too. Each test has its own cinema. */
@PortalTest
@DirtiesContext
@Import(SixScreens.class)
class SiteWatchMongoTests extends TwoInstances {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    private static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());
    private static final Health UNPROVEN = new Health(false, Duration.ZERO, "Prometheus does not answer");
    private static final Health PROVEN = new Health(true, Duration.ofHours(1), "");

    @Autowired
    SixScreens sixScreens;

    private final Instant began = Instant.now().minusSeconds(60);
    private Health health = UNPROVEN;

    @BeforeEach
    void theFleetIsRead() {
        await().until(() -> !fleet.screens("c1").isEmpty());
    }

    @Test
    void threeOfSixScreensAreOneSiteAndTheOthersJoin() {
        fails("c1", "s1", "s2");
        watch(one).sweep();
        assertThat(site("c1")).isNull();

        fails("c1", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c1"));
        assertThat(site.subject().cinemaName()).isEqualTo("Bio 1");
        assertThat(site.subject().screenId()).isNull();
        assertThat(one.stored(site.id()).fault().description()).startsWith("3 of its 6 screens");
        assertThat(children(site)).containsExactlyInAnyOrder("s1", "s2", "s3");

        one.desk.report(
                List.of(Dark.screen("c1", "s6").since(began.plusSeconds(3_000)).fires()), false);
        fails("c2", "s1");
        watch(one).sweep();
        assertThat(children(site)).containsExactlyInAnyOrder("s1", "s2", "s3", "s6");
        assertThat(one.row(one.stored(site.id())).revision())
                .as("joining is no write")
                .isOne();
        var sites = new Sites(one.board);
        assertThat(sites.siteOver(row("c1", "s6"))).contains(site);
        assertThat(sites.siteOver(site)).isEmpty();
        assertThat(sites.siteOver(row("c2", "s1"))).isEmpty();
        assertThat(sites.isSite(site)).isTrue();
        assertThat(sites.isSite(row("c1", "s6"))).isFalse();
        assertThat(sites.childrenOf(row("c1", "s6"))).isEmpty();
    }

    @Test
    void aTicketOfAnotherFaultOnTheSameScreenIsNotUnderTheSite() {
        fails("c3", "s1", "s2", "s3");
        var other = Dark.screen("c3", "s1").since(began).error("wrong-resolution");
        one.desk.report(List.of(other.fires()), false);
        watch(one).sweep();
        assertThat(children(Objects.requireNonNull(site("c3")))).hasSize(3);
        assertThat(new Sites(one.board).siteOver(Objects.requireNonNull(one.board.live(other.key()))))
                .isEmpty();
    }

    @Test
    void whatTwoInstancesOpenAtOnceIsOpenedOnce() throws Exception {
        one.following();
        other.following();
        for (var cinema : List.of("c4", "c5", "c6", "c7", "c8", "c9")) {
            fails(cinema, "s1", "s2", "s3", "s4");
            await().until(() -> other.board.snapshot().rows().values().stream()
                            .filter(row -> cinema.equals(row.subject().cinemaId()))
                            .count()
                    == 4);
            bothAtOnce();
            var written = tickets.page(new Tickets.Filter(Set.of(), Set.of()), 5_000, null).tickets().stream()
                    .filter(ticket -> cinema.equals(ticket.subject().cinemaId())
                            && ticket.subject().screenId() == null)
                    .toList();
            assertThat(written).hasSize(1);
            assertThat(written.getFirst().occurrences()).isOne();
            assertThat(written.getFirst().timeline()).hasSize(1);
        }
    }

    @Test
    void whatTwoInstancesEndAtOnceIsEndedOnce() throws Exception {
        one.following();
        other.following();
        fails("c10", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c10"));
        await().until(() -> other.board.row(site.id()).isPresent());
        recover("c10", "s2", "s3");
        await().until(() -> other.board.snapshot().rows().values().stream()
                        .filter(row -> "c10".equals(row.subject().cinemaId()) && row.recoveredAt() != null)
                        .count()
                == 2);
        health = PROVEN;
        bothAtOnce();
        assertThat(one.stored(site.id()).timeline().stream().filter(entry -> entry.to() == State.CLOSED))
                .hasSize(1);
    }

    @Test
    void whoIsNotOnDutyOpensNothing() {
        fails("c11", "s1", "s2", "s3");
        var idle = idle();
        new SiteWatch(one.board, fleet, one.desk, (row, since) -> health, settings, idle.leadership()).sweep();
        assertThat(site("c11")).isNull();
    }

    @Test
    void blindnessEndsNoSiteAndProofEndsItWithTheSurvivorOnItsOwn() {
        fails("c12", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c12"));
        var survivor = one.apply(one.stored(row("c12", "s1").id()), new Transition.Take());
        recover("c12", "s2", "s3");
        watch(one).sweep();
        assertThat(site("c12")).as("recovered, and nothing proven").isNotNull();

        health = PROVEN;
        watch(one).sweep();
        var ended = one.stored(site.id());
        assertThat(ended.state()).isEqualTo(State.CLOSED);
        assertThat(ended.closeReason()).isEqualTo(CloseReason.RECOVERED);
        assertThat(ended.timeline().getLast().note()).contains(survivor.id().value());
        assertThat(new Sites(one.board).siteOver(row("c12", "s1"))).isEmpty();
        assertThat(one.stored(survivor.id())).as("untouched, with its holder").isEqualTo(survivor);
    }

    @Test
    void theSettleClockNeverClosesASite() {
        fails("c13", "s1", "s2", "s3");
        watch(one).sweep();
        var site = one.apply(one.stored(Objects.requireNonNull(site("c13")).id()), new Transition.Take());
        site = one.apply(site, new Transition.FollowUp("order a router"));
        recover("c13", "s1", "s2", "s3");
        health = PROVEN;
        watch(one).sweep();
        var held = one.apply(one.stored(site.id()), new Transition.FollowUp(""));
        assertThat(held.recovered()).isTrue();
        settleClock(Clock.systemUTC()).sweep();
        assertThat(one.stored(site.id()).state()).isEqualTo(State.INPROGRESS);

        watch(one).sweep();
        assertThat(one.stored(site.id()).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aSiteHasTheEarliestShowOfTheScreensItCovers() {
        fails("c14", "s3", "s4", "s5");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c14"));
        var deadlines = new Deadlines(fleet, one.board);
        assertThat(deadlines.of(site, Instant.now()))
                .isEqualTo(new Deadline(Deadline.Kind.NEXT_SHOW, sixScreens.nextShow(3)));
        recover("c14", "s3");
        assertThat(deadlines.of(site, Instant.now()).at()).isEqualTo(sixScreens.nextShow(4));
        assertThat(deadlines.nextShow(site, Instant.now())).isEqualTo(sixScreens.nextShow(4));
        var inProgress = sixScreens.nextShow(5).plusSeconds(60);
        assertThat(deadlines.of(site, inProgress))
                .as("a show that is being missed comes first")
                .isEqualTo(new Deadline(
                        Deadline.Kind.MISSING_NOW, sixScreens.nextShow(5).plus(Duration.ofMinutes(20))));
        assertThat(one.apply(one.stored(site.id()), new Transition.Close(CloseReason.FIXED, ""))
                        .deadlineAtClose())
                .isEqualTo(sixScreens.nextShow(4));
    }

    @Test
    void takenAndReleasedTogetherButWhatAnotherWorksOnStaysTheirs() {
        fails("c15", "s1", "s2", "s3", "s4");
        watch(one).sweep();
        var bos = row("c15", "s4");
        one.desk.apply(bos.id(), bos.version(), new Transition.Take(), BO);
        var taken = together("c15", new Transition.Take(), ANNA, false);
        assertThat(taken.ticket()).isInstanceOf(Outcome.Done.class);
        assertThat(taken.followed()).isEqualTo(3);
        assertThat(taken.stayed()).isZero();
        assertThat(holders("c15")).containsExactly("anna", "anna", "anna", "bo");

        fails("c15", "s5");
        together("c15", new Transition.Assign("carl"), ANNA, false);
        assertThat(holders("c15")).containsExactly("carl", "carl", "carl", "bo", "carl");

        var released = together("c15", new Transition.Release(), BO, false);
        assertThat(released.followed()).isEqualTo(4);
        assertThat(holders("c15")).containsExactly("", "", "", "bo", "");
    }

    @Test
    void aSiteThatAnotherTookFirstTakesNoScreen() {
        fails("c16", "s1", "s2", "s3");
        watch(one).sweep();
        var seen = Objects.requireNonNull(site("c16"));
        together("c16", new Transition.Take(), ANNA, false);
        var late = siteDesk().apply(seen.id(), seen.version(), new Transition.Take(), BO, false);
        assertThat(late.ticket()).isInstanceOf(Outcome.Conflict.class);
        assertThat(late.screens()).isEmpty();
        assertThat(holders("c16")).containsExactly("anna", "anna", "anna");
    }

    @Test
    void ofTheScreensOnWhoseWayTheStoreFailsTheOutcomeIsUnknown() {
        fails("c17", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c17"));
        var desk = new SiteDesk(one.desk, new Sites(one.board));
        one.tickets.failFrom = one.tickets.waiting + 2;
        var taken = desk.apply(site.id(), site.version(), new Transition.Take(), ANNA, false);
        one.tickets.failFrom = Integer.MAX_VALUE;
        assertThat(taken.ticket()).isInstanceOf(Outcome.Done.class);
        assertThat(taken.unknown()).isEqualTo(3);
        assertThat(taken.stayed()).isZero();
    }

    @Test
    void closedWithItsScreensAllAreHushedAndComeBackTogether() {
        one = instance(clock);
        fails("c18", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c18"));
        var closed = together("c18", new Transition.Close(CloseReason.FIXED, "fuse"), ANNA, true);
        assertThat(closed.followed()).isEqualTo(3);
        assertThat(row("c18", "s2").state()).isEqualTo(State.CLOSED);
        watch(one).sweep();
        assertThat(evidenceFires(site))
                .as("what is snoozed is no end of the site")
                .isTrue();
        assertThat(site("c18")).isNull();

        // They are looked at again one after the other, in no order; the site is not ended by that in between.
        clock.add(settings.snooze().plusSeconds(1));
        for (int sweeps = 0; sweeps < 2; sweeps++) {
            watch(one).sweep();
            settleClock(clock).sweep();
        }
        watch(one).sweep();
        assertThat(site("c18")).isEqualTo(site);
        assertThat(children(site)).hasSize(3);
        assertThat(one.stored(site.id()).timeline())
                .extracting(TimelineEntry::kind)
                .containsExactly(TimelineEntry.Kind.OPENED, TimelineEntry.Kind.CLOSED, TimelineEntry.Kind.REOPENED);
    }

    @Test
    void closedAloneItsScreensAreOnTheirOwnAndItStaysHushed() {
        fails("c19", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c19"));
        together("c19", new Transition.Close(CloseReason.FALSE_ALARM, ""), ANNA, false);
        watch(one).sweep();
        assertThat(site("c19")).as("snoozed until the re-check").isNull();
        assertThat(row("c19", "s1").state()).isEqualTo(State.OPEN);
        assertThat(new Sites(one.board).siteOver(row("c19", "s1"))).isEmpty();

        recover("c19", "s1", "s2", "s3");
        health = PROVEN;
        watch(one).sweep();
        assertThat(evidenceFires(site)).as("nothing is left for the re-check").isFalse();
    }

    @Test
    void whoMayNotSeeTheSiteMovesNothingOfIt() {
        fails("c20", "s1", "s2", "s3");
        watch(one).sweep();
        var site = Objects.requireNonNull(site("c20"));
        var nora = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));
        var none = siteDesk().apply(site.id(), site.version(), new Transition.Take(), nora, false);
        assertThat(none.ticket()).isInstanceOf(Outcome.NotFound.class);
        assertThat(holders("c20")).containsExactly("", "", "");
    }

    private SiteWatch watch(Instance instance) {
        new LeadershipOf(duty).renew();
        return new SiteWatch(instance.board, fleet, instance.desk, (row, since) -> health, settings, duty);
    }

    private RecoverySweeper settleClock(Clock itsClock) {
        return new RecoverySweeper(one.board, one.desk, (row, since) -> PROVEN, settings, one.feed, duty, itsClock);
    }

    private void bothAtOnce() throws Exception {
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

    private void fails(String cinema, String... screens) {
        for (var screen : screens) {
            one.desk.report(List.of(Dark.screen(cinema, screen).since(began).fires()), false);
        }
    }

    private void recover(String cinema, String... screens) {
        for (var screen : screens) {
            one.desk.report(List.of(Dark.screen(cinema, screen).since(began).ends(began.plusSeconds(30))), false);
        }
    }

    private SiteDesk siteDesk() {
        return new SiteDesk(one.desk, new Sites(one.board));
    }

    private SiteDesk.Together together(String cinema, Transition transition, Actor actor, boolean screensToo) {
        var site = Objects.requireNonNull(site(cinema));
        return siteDesk().apply(site.id(), site.version(), transition, actor, screensToo);
    }

    private boolean evidenceFires(TicketRow site) {
        return one.stored(site.id()).fires();
    }

    private @Nullable TicketRow site(String cinema) {
        return one.board.snapshot().rows().values().stream()
                .filter(row -> row.state().live()
                        && cinema.equals(row.subject().cinemaId())
                        && row.subject().screenId() == null)
                .findFirst()
                .orElse(null);
    }

    private TicketRow row(String cinema, String screen) {
        return one.board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(Dark.screen(cinema, screen).key()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> children(TicketRow site) {
        return new Sites(one.board)
                .childrenOf(site).stream()
                        .map(row -> String.valueOf(row.subject().screenId()))
                        .toList();
    }

    private List<String> holders(String cinema) {
        return one.board.snapshot().rows().values().stream()
                .filter(row ->
                        cinema.equals(row.subject().cinemaId()) && row.subject().screenId() != null)
                .sorted(Comparator.comparing(row -> row.key().value()))
                .map(row -> Objects.requireNonNullElse(row.assignee(), ""))
                .toList();
    }
}
