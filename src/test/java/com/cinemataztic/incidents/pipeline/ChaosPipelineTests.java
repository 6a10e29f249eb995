package com.cinemataztic.incidents.pipeline;

import static com.cinemataztic.incidents.pipeline.Chaos.between;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.Chaos.Broken;
import com.cinemataztic.incidents.pipeline.ChaosBounds.After;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Each part of the pipeline dies or goes silent while machines break and are repaired, and an observer holds the portal
 * against the vendor all the time. What is printed, bounds and all, is kept in {@code target/pipeline/chaos-*.md}.
 * {@code -Dchaos.pace=default} takes the settings as they are shipped, and the better part of two hours.
 */
@Tag("chaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosPipelineTests {

    private static final boolean DEFAULTS =
            System.getProperty("chaos.pace", "short").equals("default");

    /** Dark from the beginning: one for each scenario that repairs one, the others to the end. */
    private static final int DARK = 12;

    private static final Duration A_LITTLE = Duration.ofSeconds(5);

    @RegisterExtension
    static final Pipeline PIPELINE = Pipeline.withSettings(ChaosSettings.environment(DEFAULTS));

    private Chaos chaos;

    @BeforeAll
    void begins() {
        chaos = new Chaos(PIPELINE, DEFAULTS);
        chaos.darkens(DARK);
    }

    @AfterEach
    void allPartsRunAgain() {
        PIPELINE.startWhatIsDead();
        PIPELINE.cloud().isUpAgain();
        chaos.isOver();
    }

    @AfterAll
    void ends() throws InterruptedException {
        chaos.close();
    }

    @Test
    @Order(1)
    void theKilledPortalKnowsWhatBrokeAndWhatWasMendedMeanwhile() {
        during("The portal is killed", lasts(25, 300), Part.PORTAL, chaos.bounds.portal(), false);
    }

    @Test
    @Order(2)
    void afterAKilledAlertmanagerLostItsNotificationsThePortalFindsTheEnds() {
        during("Alertmanager is killed", lasts(20, 240), Part.ALERTMANAGER, chaos.bounds.alertmanager(), true);
    }

    @Test
    @Order(3)
    void thePrometheusThatIsDeadLongerThanTimeoutAndSettleClosesNothingThatIsDark() {
        var longerThanBoth =
                chaos.settings.alertTimeout().plus(chaos.settings.settle()).plusSeconds(5);
        during("Prometheus is killed", longerThanBoth, Part.PROMETHEUS, chaos.bounds.prometheus(), true);
    }

    @Test
    @Order(4)
    void theStoppedExporterFreezesWhatIsKnown() {
        during("The exporter is killed", lasts(15, 240), Part.EXPORTER, chaos.bounds.exporter(), true);
    }

    @Test
    @Order(5)
    void theVendorThatIsDownFreezesWhatIsKnown() {
        during(
                "The vendor's cloud is down",
                lasts(15, 240),
                () -> PIPELINE.cloud().goesDown(),
                () -> PIPELINE.cloud().isUpAgain(),
                chaos.bounds.vendor(),
                true);
    }

    @Test
    @Order(6)
    void aMachineThatTheVendorDoesNotAnswerAboutIsNotWell() {
        var heals = chaos.dark();
        var other = chaos.dark();
        chaos.report.heading("One endpoint of one machine fails, until another that was repaired with it is closed");
        PIPELINE.cloud().failsAnswersAbout(heals.machine());
        chaos.passes(chaos.settings.poll().multipliedBy(2));
        chaos.repairs(heals);
        chaos.repairs(other);
        var repaired = Instant.now();
        var otherClosed = chaos.closed(other, chaos.bounds.closes());
        chaos.within(
                "the other is closed",
                chaos.bounds.closes(),
                between(repaired, Objects.requireNonNull(otherClosed.closedAt())));
        assertThat(ticketsOf(heals)).hasSize(1).allMatch(SeenTicket::live).allMatch(it -> it.recoveredAt() == null);
        chaos.report.seen("repaired meanwhile, which could not be known: its ticket is unchanged");

        PIPELINE.cloud().answersAbout(heals.machine());
        var answers = Instant.now();
        var closed = chaos.closed(heals, chaos.bounds.closes());
        chaos.within(
                "it is closed, after the vendor answers",
                chaos.bounds.closes(),
                between(answers, Objects.requireNonNull(closed.closedAt())));
    }

    @Test
    @Order(7)
    void aSilencedMachineThatHealsIsClosedAndSoIsAllThatIsMended() {
        var silenced = chaos.dark();
        chaos.report.heading("A silence lies over a dark machine, and all machines are repaired");
        silences(silenced);
        chaos.passes(A_LITTLE);
        var others = chaos.broken().stream().filter(it -> !it.equals(silenced)).toList();
        PIPELINE.cloud().repairsAll();
        var repaired = Instant.now();

        var closed = chaos.closed(silenced, chaos.bounds.closesUnderSilence());
        chaos.within(
                "the silenced one is closed",
                chaos.bounds.closesUnderSilence(),
                between(repaired, Objects.requireNonNull(closed.closedAt())));
        var last = others.stream()
                .map(other -> chaos.closed(other, chaos.bounds.closes()))
                .map(ticket -> between(repaired, Objects.requireNonNull(ticket.closedAt())))
                .max(Duration::compareTo)
                .orElseThrow();
        chaos.within(
                "the last of the " + others.size() + " others is closed, each has had one ticket",
                chaos.bounds.closes(),
                last);
        assertThat(chaos.tickets().filter(it -> it.screenId() != null && it.live()))
                .isEmpty();
    }

    private void during(String what, Duration lasts, Part part, After after, boolean blinds) {
        during(what, lasts, () -> PIPELINE.kill(part), () -> PIPELINE.start(part), after, blinds);
    }

    /** While it lasts, one that was dark is repaired, one breaks, and one does both. */
    private void during(String what, Duration lasts, Runnable begins, Runnable ends, After after, boolean blinds) {
        chaos.report.heading(what + " for " + Bound.seconds(lasts));
        var repaired = chaos.dark();
        var throughout = chaos.broken().size() - 1;
        chaos.judge.away(blinds);
        begins.run();
        var broken = chaos.breaks();
        var goes = chaos.breaks();
        chaos.repairs(repaired);
        chaos.passes(lasts.dividedBy(2));
        chaos.repairs(goes);
        chaos.passes(lasts.dividedBy(2));
        var ending = Instant.now();
        ends.run();
        var whole = Instant.now();
        chaos.judge.whole(whole, after);
        chaos.report.seen("its start until it is ready, from which the rest counts", between(ending, whole));

        var opened = chaos.opened(broken, after.opens()).createdAt();
        chaos.within("broken meanwhile: has a ticket", after.opens(), between(whole, opened));
        chaos.within(
                "the same, after Alertmanager lists it", ChaosBounds.LISTED, between(chaos.listedAt(broken), opened));
        var closed =
                Objects.requireNonNull(chaos.closed(repaired, after.closes()).closedAt());
        chaos.within("repaired meanwhile: is closed", after.closes(), between(whole, closed));
        assertThat(ticketsOf(goes)).noneMatch(SeenTicket::live);
        chaos.report.seen("broken and repaired meanwhile: " + ticketsOf(goes).size() + " tickets, none of them live");
        chaos.report.seen("dark throughout, " + throughout + " machines: none closed, none said to have recovered");
    }

    private List<SeenTicket> ticketsOf(Broken one) {
        return chaos.tickets().filter(one::isOf).toList();
    }

    /** For longer than its closing may take. */
    private static void silences(Broken one) {
        var now = Instant.now();
        new Http(PIPELINE.address(Part.ALERTMANAGER), "").post("/api/v2/silences", """
                {"matchers": [{"name": "machine_id", "value": "%s", "isRegex": false, "isEqual": true}],
                 "startsAt": "%s", "endsAt": "%s", "createdBy": "chaos", "comment": "laid over a dark machine"}
                """.formatted(
                        one.machine().machineId(), now, now.plus(Duration.ofMinutes(30))));
    }

    private static Duration lasts(int seconds, int secondsByDefault) {
        return Duration.ofSeconds(DEFAULTS ? secondsByDefault : seconds);
    }
}
