package com.cinemataztic.incidents.tickets.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import com.cinemataztic.incidents.tickets.timers.SiteWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sites on the real store: opened, joined and ended by the watch, of two instances too. Each test has its own cinema. */
class SiteWatchMongoTests extends SiteRig {

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
        assertThat(RollUp.isSite(site)).isTrue();
        assertThat(RollUp.isSite(row("c1", "s6"))).isFalse();
        assertThat(sites.childrenOf(row("c1", "s6"))).isEmpty();
    }

    @Test
    void fromSweepToSweepItFindsWhatChangedAndTheProofThatComesWithTime() {
        var watch = watch(one);
        fails("c30", "s1", "s2");
        watch.sweep();
        assertThat(site("c30")).isNull();
        fails("c30", "s3");
        watch.sweep();
        assertThat(site("c30")).isNotNull();
        recover("c30", "s1", "s2", "s3");
        watch.sweep();
        watch.sweep();
        assertThat(site("c30")).as("health is not proven").isNotNull();
        health = PROVEN;
        watch.sweep();
        assertThat(site("c30")).isNull();
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
            var written = tickets.page(new Tickets.Filter(Set.of(), Set.of()), 5_000, null).rows().stream()
                    .filter(row -> cinema.equals(row.subject().cinemaId())
                            && row.subject().screenId() == null)
                    .map(TicketRow::id)
                    .map(id -> tickets.find(Set.of(id)).get(id))
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
    void anInstanceWithoutLeadershipOpensNothing() {
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
    void theRecoverySweeperNeverClosesASite() {
        fails("c13", "s1", "s2", "s3");
        watch(one).sweep();
        var site = one.apply(one.stored(Objects.requireNonNull(site("c13")).id()), new Transition.Take());
        site = one.apply(site, new Transition.FollowUp("order a router"));
        recover("c13", "s1", "s2", "s3");
        health = PROVEN;
        watch(one).sweep();
        var held = one.apply(one.stored(site.id()), new Transition.FollowUp(""));
        assertThat(held.recovered()).isTrue();
        recoverySweeper(Clock.systemUTC()).sweep();
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
}
