package com.cinemataztic.incidents.alerts.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.alerts.health.MonitoringSnapshot;
import com.cinemataztic.incidents.alerts.health.RuleCoverage;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.alerts.intake.SignalSubmitter;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.prometheus.Sample;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What the webhook never told is found in Alertmanager's list; nothing is concluded from an error. */
@PortalTest
class ReconcilerMongoTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant BEGAN = NOW.minus(Duration.ofMinutes(10));
    private static final Instant UP_SINCE = NOW.minus(Duration.ofHours(1));

    private final Reconciler reconciler;
    private final AlertIntake intake;
    private final TicketDesk desk;
    private final LiveBoard board;
    private final Reconciliations mends;
    private final Beans beans;
    private String screen = "";
    private int looks;

    /** What a second reconciler is made of. */
    record Beans(
            SignalSubmitter reporter,
            SeenAlerts sightings,
            SubjectNames places,
            AlertSettings settings,
            MeterRegistry meters) {}

    ReconcilerMongoTests(
            @Autowired Reconciler reconciler,
            @Autowired AlertIntake intake,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board,
            @Autowired Reconciliations mends,
            @Autowired SignalSubmitter reporter,
            @Autowired SeenAlerts sightings,
            @Autowired SubjectNames places,
            @Autowired AlertSettings settings,
            @Autowired MeterRegistry meters) {
        this.reconciler = reconciler;
        this.intake = intake;
        this.desk = desk;
        this.board = board;
        this.mends = mends;
        this.beans = new Beans(reporter, sightings, places, settings, meters);
    }

    @BeforeEach
    void eachTestHasItsOwnScreen(TestInfo test) {
        screen = Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
    }

    @Test
    void whatIsListedAndHasNoTicketGetsOneAsIfTheWebhookHadCome() {
        mend(answer(listed(BEGAN, "portal")));

        assertThat(row()).isPresent();
        assertThat(row().orElseThrow().startedAt()).isEqualTo(BEGAN);
        assertThat(mended()).singleElement().satisfies(mend -> {
            assertThat(mend.kind()).isEqualTo(Reconciliation.Kind.FIRING);
            assertThat(mend.ticket()).isEqualTo(row().orElseThrow().id());
            assertThat(mend.missingSince()).isEqualTo(BEGAN);
        });
        var revision = row().orElseThrow().revision();
        mend(answer(listed(BEGAN, "portal")));
        assertThat(row().orElseThrow().revision()).isEqualTo(revision);
        assertThat(mended()).hasSize(1);
    }

    @Test
    void whatIsOnlyAheadOfItsWebhookIsNoMend() {
        mend(answer(listed(NOW.minusSeconds(20), "portal")));

        assertThat(row()).isPresent();
        assertThat(mended()).isEmpty();
    }

    @Test
    void whatIsRoutedToOthersOnlyIsNoBusinessOfThePortal() {
        mend(answer(listed(BEGAN, "outside")));

        assertThat(row()).isEmpty();
    }

    @Test
    void aLaterEpisodeThanTheTicketKnowsIsTold() {
        told();
        mend(answer(listed(BEGAN.plusSeconds(60), "portal")));

        assertThat(evidence().startsAt()).isEqualTo(BEGAN.plusSeconds(60));
        assertThat(row().orElseThrow().occurrences()).isEqualTo(2);
    }

    @Test
    void whatAPersonHushedStaysClosed() {
        told();
        var open = row().orElseThrow();
        desk.apply(open.id(), open.version(), new Transition.Close(CloseReason.WONT_FIX, ""), Actor.SYSTEM);
        mend(answer(listed(BEGAN, "portal")));

        assertThat(row()).isEmpty();
    }

    @Test
    void whatAPersonHushedHasEndedWhenItIsMissingToo() {
        told();
        mend(answer(listed(BEGAN, "portal")));
        var open = row().orElseThrow();
        desk.apply(open.id(), open.version(), new Transition.Close(CloseReason.WONT_FIX, ""), Actor.SYSTEM);
        mend(answer());
        mend(answer());

        assertThat(board.row(open.id()).orElseThrow().evidence()).noneMatch(Evidence::firing);
    }

    @Test
    void whatWasSeenListedAndIsMissingInTwoLooksHasEnded() {
        told();
        mend(answer(listed(BEGAN, "portal")));
        mend(answer());
        assertThat(evidence().firing()).describedAs("missing once").isTrue();
        mend(answer());

        assertThat(evidence().firing()).isFalse();
        assertThat(row().orElseThrow().recoveredAt()).isNotNull();
        assertThat(mended()).extracting(Reconciliation::kind).containsExactly(Reconciliation.Kind.END);
    }

    @Test
    void aPortalThatWasRestartedStillKnowsWhatItHasSeen() {
        told();
        mend(answer(listed(BEGAN, "portal")));
        var restarted = new Reconciler(
                board,
                beans.reporter(),
                beans.sightings(),
                mends,
                beans.places(),
                beans.settings(),
                beans.meters(),
                Clock.systemUTC());
        restarted.mend(look(List.of(answer()), "", "", Map.of()));
        restarted.mend(look(List.of(answer()), "", "", Map.of()));

        assertThat(evidence().firing()).isFalse();
    }

    @Test
    void whatWasNeverSeenInAConfiguredAlertmanagerIsNotMissingThere() {
        told();
        missingForLong(look -> List.of(answer()), "", "", Map.of());

        assertThat(evidence().firing()).isTrue();
    }

    @Test
    void anotherEpisodeThanTheOneSeenIsNotMissing() {
        told();
        mend(answer(listed(BEGAN, "portal")));
        told(BEGAN.plusSeconds(60));
        missingForLong(look -> List.of(answer()), "", "", Map.of());

        assertThat(evidence().firing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one Alertmanager does not answer",
                "one Alertmanager still has it",
                "one Alertmanager has just started",
                "one Alertmanager does not tell since when it runs",
                "one Alertmanager can't be believed though it runs for long",
                "no Alertmanager is configured any more",
                "no Alertmanager answers",
                "the monitoring is blind",
                "the machines are blind",
                "Prometheus still holds it",
                "it comes and goes",
            })
    void nothingEndsWhile(String why) {
        told();
        mend(answer(listed(BEGAN, "portal")));
        var silent = new Alertmanagers.Answer(
                URI.create("http://b"), "an Alertmanager does not answer", null, Map.of(), Map.of());
        var doubtful = new Alertmanagers.Answer(
                URI.create("http://b"), "an Alertmanager knows no Watchdog", UP_SINCE, Map.of(), Map.of());
        missingForLong(
                look -> switch (why) {
                    case "one Alertmanager does not answer" -> List.of(answer(), silent);
                    case "one Alertmanager still has it" -> List.of(answer(), answer(listed(BEGAN, "portal")));
                    case "one Alertmanager has just started" -> List.of(answer(), since(NOW.minusSeconds(60)));
                    case "one Alertmanager does not tell since when it runs" -> List.of(answer(), since(null));
                    case "one Alertmanager can't be believed though it runs for long" -> List.of(answer(), doubtful);
                    case "no Alertmanager is configured any more" -> List.of();
                    case "no Alertmanager answers" -> List.of(silent);
                    case "it comes and goes" ->
                        look % 2 == 0 ? List.of(answer()) : List.of(answer(listed(BEGAN, "portal")));
                    default -> List.of(answer());
                },
                why.equals("the monitoring is blind") ? "Prometheus does not answer" : "",
                why.equals("the machines are blind") ? "exporter or vendor is down" : "",
                why.equals("Prometheus still holds it")
                        ? Map.of(
                                "MachineOffline",
                                List.of(new Sample(Map.of("alertname", "MachineOffline", "screen_id", screen), 1)))
                        : Map.of());

        assertThat(evidence().firing()).isTrue();
        assertThat(mended()).isEmpty();
    }

    @Test
    void whatASilenceCoversOpensATicketToo() {
        var silenced = new Alertmanagers.Listed(
                fingerprint(),
                BEGAN,
                Set.of("portal"),
                Set.of("s1"),
                listed(BEGAN, "portal").json());
        mend(answer(silenced));

        assertThat(row()).isPresent();
    }

    private void missingForLong(
            IntFunction<List<Alertmanagers.Answer>> answers,
            String monitoringBlind,
            String machinesBlind,
            Map<String, List<Sample>> pending) {
        for (int look = 0; look < 5; look++) {
            reconciler.mend(look(answers.apply(look), monitoringBlind, machinesBlind, pending));
        }
    }

    private void mend(Alertmanagers.Answer answer) {
        reconciler.mend(look(List.of(answer), "", "", Map.of()));
    }

    private MonitoringSnapshot look(
            List<Alertmanagers.Answer> answers,
            String monitoringBlind,
            String machinesBlind,
            Map<String, List<Sample>> pending) {
        return new MonitoringSnapshot(
                NOW.plusSeconds(30L * looks++),
                monitoringBlind,
                machinesBlind,
                new Alertmanagers.Heard(answers),
                RuleCoverage.NONE,
                pending,
                Map.of());
    }

    private static Alertmanagers.Answer answer(Alertmanagers.Listed... listed) {
        var alerts = new HashMap<Fingerprint, Alertmanagers.Listed>();
        Arrays.stream(listed).forEach(alert -> alerts.put(alert.fingerprint(), alert));
        return new Alertmanagers.Answer(URI.create("http://a"), "", UP_SINCE, alerts, Map.of());
    }

    private static Alertmanagers.Answer since(@Nullable Instant started) {
        return new Alertmanagers.Answer(URI.create("http://b"), "", started, Map.of(), Map.of());
    }

    private Alertmanagers.Listed listed(Instant startsAt, String receiver) {
        return new Alertmanagers.Listed(
                fingerprint(),
                startsAt,
                Set.of(receiver),
                Set.of(),
                JSON.readTree(alert().startsAt(startsAt).json()));
    }

    private void told() {
        told(BEGAN);
    }

    private void told(Instant startsAt) {
        intake.take(AlertJson.body(alert().startsAt(startsAt)), Map.of());
    }

    private AlertJson alert() {
        return AlertJson.firing(screen).fingerprint(fingerprint().value());
    }

    private Fingerprint fingerprint() {
        return new Fingerprint("fp-" + screen);
    }

    private Optional<TicketRow> row() {
        return Optional.ofNullable(board.live(new TicketKey("1|machine-offline|dk-001/" + screen)));
    }

    private Evidence evidence() {
        return row().orElseThrow().evidence().iterator().next();
    }

    private List<Reconciliation> mended() {
        return mends.since(NOW.minus(Duration.ofDays(1)), 1_000).stream()
                .filter(mend -> mend.fingerprint().equals(fingerprint()))
                .toList();
    }
}
