package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.ChaosJudge.FaultAt;
import com.cinemataztic.incidents.pipeline.ChaosJudge.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The judge of the chaos test can find fault with each thing that it is there for. */
class ChaosJudgeTests {

    private static final Instant BROKE = Instant.parse("2026-03-02T10:00:00Z");
    private static final FaultAt FAULT = FaultAt.of("dk-001", "s-1", "machine-offline");
    private static final Bound OPENS = Bound.of("opens", Duration.ofSeconds(16));
    private static final Bound RECOVERS = Bound.of("recovers", Duration.ofSeconds(27));
    private static final Bound CLOSES = Bound.of("closes", Duration.ofSeconds(34));
    private static final ChaosBounds.After AFTER = new ChaosBounds.After(
            Bound.of("opens", Duration.ofSeconds(40)),
            Bound.of("recovers", Duration.ofSeconds(50)),
            Bound.of("closes", Duration.ofSeconds(60)));

    private final ChaosJudge judge = new ChaosJudge(OPENS, RECOVERS, CLOSES);

    @Test
    void saysNothingOfATicketThatComesAndGoesInTime() {
        assertThat(sees(0, true)).isEmpty();
        assertThat(sees(15, true)).isEmpty();
        assertThat(sees(17, true, firing(1))).isEmpty();
        assertThat(sees(100, false, firing(1))).isEmpty();
        assertThat(sees(126, false, firing(1))).isEmpty();
        assertThat(sees(128, false, recovered(128))).isEmpty();
        assertThat(sees(133, false, recovered(128))).isEmpty();
        assertThat(sees(140, false, closed(133))).isEmpty();
    }

    @Test
    void missesATicketThatIsLate() {
        sees(0, true);

        assertThat(sees(16, true)).isEmpty();
        assertThat(sees(17, true)).singleElement().asString().contains("has no ticket");
    }

    @Test
    void missesATicketThatAlertmanagerAskedForAMinuteAgo() {
        sees(0, true);
        judge.away(false);
        judge.whole(at(5), new ChaosBounds.After(Bound.of("long", Duration.ofHours(1)), RECOVERS, CLOSES));
        listed(10);

        assertThat(listed(70)).isEmpty();
        assertThat(listed(71)).singleElement().asString().contains("is listed by Alertmanager");
    }

    @Test
    void findsATicketThatIsClosedWhileItsFaultLasts() {
        sees(0, true);

        assertThat(sees(20, true, closed(18))).anyMatch(found -> found.contains("was closed"));
    }

    @Test
    void findsARecoveryThatIsBelievedWhileTheFaultLastsAndNotOneThatIsInDoubt() {
        sees(0, true);

        assertThat(sees(20, true, unconfirmed(18))).isEmpty();
        assertThat(sees(21, true, recovered(18))).anyMatch(found -> found.contains("is said to have recovered"));
    }

    @Test
    void findsARecoveryThatIsLate() {
        sees(0, true, firing(1));
        sees(100, false, firing(1));

        assertThat(sees(127, false, unconfirmed(120))).isEmpty();
        assertThat(sees(128, false, unconfirmed(120)))
                .singleElement()
                .asString()
                .contains("is said to last");
    }

    @Test
    void findsAClosingThatIsLate() {
        sees(0, true, firing(1));
        sees(100, false, firing(1));

        assertThat(sees(134, false, recovered(120))).isEmpty();
        assertThat(sees(135, false, recovered(120))).singleElement().asString().contains("is not closed");
    }

    @Test
    void findsTwoTicketsOfOneFaultAndOneOfAFaultThatNeverWas() {
        assertThat(sees(0, true, firing(1), firing(1)))
                .singleElement()
                .asString()
                .contains("2 of them live");
        assertThat(judge.judge(
                        new Sample(at(1), Map.of(), Set.of(), Set.of(), List.of(ticket("s-2", 1, null, null, null)))))
                .anyMatch(found -> found.contains("never was"));
    }

    @Test
    void findsAnOccurrenceThatIsCountedTwice() {
        assertThat(sees(0, true, firing(2))).singleElement().asString().contains("counts 2");
    }

    @Test
    void waitsWhileAPartIsAwayAndThenForTheGuards() {
        sees(0, true);
        judge.away(true);
        assertThat(sees(1000, true)).isEmpty();

        judge.whole(at(1001), AFTER);
        assertThat(sees(1041, true)).isEmpty();
        assertThat(sees(1042, true)).singleElement().asString().contains("has no ticket");
    }

    @Test
    void takesAFaultForLastingWhileNobodyCanKnowOfItsEnd() {
        sees(0, true, firing(1));
        judge.away(true);

        assertThat(sees(30, false, closed(25))).singleElement().asString().contains("its end is unknown");
    }

    @Test
    void countsFromTheMendingAndNotFromWhenItCouldBeKnown() {
        sees(0, true, firing(1));
        judge.away(true);
        sees(10, false, firing(1));
        judge.whole(at(1000), AFTER);

        assertThat(sees(1060, false, recovered(1010))).isEmpty();
        assertThat(sees(1061, false, recovered(1010)))
                .singleElement()
                .asString()
                .contains("is not closed");
    }

    @Test
    void takesAFaultForLastingWhileTheVendorDoesNotAnswerAboutItsMachine() {
        sees(0, true, firing(1));
        unanswered(10, firing(1));
        assertThat(unanswered(100, firing(1))).isEmpty();
        assertThat(unanswered(101, closed(99))).singleElement().asString().contains("its end is unknown");
    }

    @Test
    void writesABoundWithItsSum() {
        assertThat(Bound.of("poll", Duration.ofSeconds(3))
                        .plus("ask", Duration.ofMillis(2500))
                        .written())
                .isEqualTo("poll 3 s + ask 2.5 s = 5.5 s");
    }

    private List<String> sees(int second, boolean broken, SeenTicket... tickets) {
        return judge.judge(
                new Sample(at(second), broken ? Map.of(FAULT, BROKE) : Map.of(), Set.of(), Set.of(), List.of(tickets)));
    }

    private List<String> listed(int second) {
        return judge.judge(new Sample(at(second), Map.of(FAULT, BROKE), Set.of(), Set.of(FAULT), List.of()));
    }

    private List<String> unanswered(int second, SeenTicket ticket) {
        return judge.judge(new Sample(at(second), Map.of(), Set.of(FAULT.place()), Set.of(), List.of(ticket)));
    }

    private static Instant at(int second) {
        return BROKE.plusSeconds(second);
    }

    private static SeenTicket firing(int occurrences) {
        return ticket("s-1", occurrences, null, null, null);
    }

    private static SeenTicket unconfirmed(int recovered) {
        return ticket("s-1", 1, at(recovered), "monitoring has not been checked since it recovered", null);
    }

    private static SeenTicket recovered(int recovered) {
        return ticket("s-1", 1, at(recovered), null, null);
    }

    private static SeenTicket closed(int closed) {
        return ticket("s-1", 1, at(closed), null, at(closed));
    }

    private static SeenTicket ticket(
            String screen,
            int occurrences,
            @Nullable Instant recoveredAt,
            @Nullable String unconfirmed,
            @Nullable Instant closedAt) {
        return new SeenTicket(
                "DK-1",
                closedAt == null ? "open" : "closed",
                "critical",
                "denmark",
                "dk-001",
                "Kino",
                screen,
                "Sal 1",
                "M1",
                "machine-offline",
                BROKE,
                true,
                BROKE,
                recoveredAt,
                unconfirmed,
                closedAt,
                closedAt == null ? null : "recovered",
                null,
                occurrences,
                Map.of(),
                List.of(),
                List.of(),
                "key");
    }
}
