package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.ChaosJudge.FaultAt;
import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Fault;
import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Machine;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A pipeline on short or on default settings, watched all the time, with machines to break at hand. */
final class Chaos implements AutoCloseable {

    private static final List<String> REGIONS = List.of("denmark", "germany", "spain");

    /** The observer reports what is late; a wait ends a little later and adds nothing. */
    private static final Duration AND_SOME = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pipeline pipeline;
    private final Deque<Machine> machines = new ArrayDeque<>();
    private final Deque<Broken> dark = new ArrayDeque<>();
    private final List<Broken> broken = new CopyOnWriteArrayList<>();
    private int breaks;
    private int blamed;

    final ChaosSettings settings;
    final ChaosBounds bounds;
    final ChaosJudge judge;
    final ChaosObserver observer;
    final ChaosReport report;

    /** A machine with something wrong. */
    record Broken(Machine machine, Fault fault) {

        FaultAt at() {
            return FaultAt.of(machine.cinemaId(), machine.screenId(), fault.errorId);
        }

        boolean isOf(SeenTicket ticket) {
            return ticket.isOf(machine) && ticket.errorId().equals(fault.errorId);
        }
    }

    Chaos(Pipeline pipeline, boolean fallback) {
        this.pipeline = pipeline;
        this.settings = ChaosSettings.of(pipeline.folder().data(), fallback);
        this.bounds = new ChaosBounds(settings);
        this.judge = new ChaosJudge(bounds.opens(), bounds.recovers(), bounds.closes());
        this.observer = new ChaosObserver(pipeline, judge);
        this.report = new ChaosReport(Path.of("target", "pipeline", fallback ? "chaos-default.md" : "chaos-short.md"));
        for (var region : REGIONS) {
            machines.addAll(pipeline.cloud().machinesIn(region));
        }
        report.add("Begun "
                + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now())
                + " with Prometheus " + versionOf(Part.PROMETHEUS, "/api/v1/status/buildinfo", "/data/version")
                + ", Alertmanager " + versionOf(Part.ALERTMANAGER, "/api/v2/status", "/versionInfo/version") + ", Java "
                + Runtime.version().feature() + ", " + Runtime.getRuntime().availableProcessors() + " cores.");
        report.add("");
        report.add(settings.written());
    }

    /** Breaks that many, and waits until each has a ticket: they are dark until a scenario repairs them. */
    void darkens(int count) {
        observer.start();
        report.heading("All parts run");
        for (int i = 0; i < count; i++) {
            dark.add(breaks());
        }
        var slowest = dark.stream()
                .map(one -> opensAfter(opened(one, bounds.opens()), one))
                .max(Duration::compareTo)
                .orElseThrow();
        within(count + " machines break: the last of them has a ticket", bounds.opens(), slowest);
    }

    /** @return one of those that were dark from the beginning */
    Broken dark() {
        return dark.remove();
    }

    /** Breaks one that was well; the faults take turns. */
    Broken breaks() {
        var one = new Broken(machines.remove(), Fault.values()[breaks++ % Fault.values().length]);
        pipeline.cloud().breaks(one.machine(), one.fault());
        broken.add(one);
        return one;
    }

    void repairs(Broken one) {
        pipeline.cloud().repairs(one.machine(), one.fault());
        broken.remove(one);
    }

    /** @return those that are broken now */
    List<Broken> broken() {
        return List.copyOf(broken);
    }

    /** @return its live ticket, once there is one */
    SeenTicket opened(Broken one, Bound bound) {
        return ticket(one, "a ticket", bound, ticket -> ticket.live() && ticket.recoveredAt() == null);
    }

    /** @return its ticket, once it is closed */
    SeenTicket closed(Broken one, Bound bound) {
        return ticket(one, "a closed ticket", bound, ticket -> !ticket.live());
    }

    private SeenTicket ticket(Broken one, String wanted, Bound bound, Predicate<SeenTicket> isSo) {
        var end = Instant.now().plus(bound.sum()).plus(AND_SOME);
        while (Instant.now().isBefore(end)) {
            var found = tickets().filter(one::isOf).filter(isSo).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            passes(Duration.ofMillis(300));
        }
        throw new AssertionError("no " + wanted + " of " + one.at() + " within " + bound.written() + ": "
                + tickets().filter(one::isOf).toList());
    }

    /** @return what the portal said last */
    Stream<SeenTicket> tickets() {
        return Optional.ofNullable(observer.latest()).map(ChaosJudge.Sample::tickets).stream()
                .flatMap(List::stream);
    }

    private Duration opensAfter(SeenTicket ticket, Broken one) {
        return between(storyOf(one).since(), ticket.createdAt());
    }

    /** @return since when Alertmanager lists it, once the observer saw that */
    Instant listedAt(Broken one) {
        var end = Instant.now().plus(AND_SOME);
        var listedAt = storyOf(one).listedAt();
        while (listedAt == null && Instant.now().isBefore(end)) {
            passes(Duration.ofMillis(300));
            listedAt = storyOf(one).listedAt();
        }
        return Objects.requireNonNull(listedAt);
    }

    private ChaosJudge.Story storyOf(Broken one) {
        return Objects.requireNonNull(judge.story(one.at()));
    }

    /** Lets time pass, unless something has contradicted meanwhile. */
    void passes(Duration time) {
        var end = Instant.now().plus(time);
        do {
            nothingContradicted();
            try {
                Thread.sleep(Math.clamp(Duration.between(Instant.now(), end).toMillis(), 1, 300));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        } while (Instant.now().isBefore(end));
    }

    /** Fails for what contradicted since the last scenario was over. */
    void nothingContradicted() {
        assertThat(observer.contradictions().stream().skip(blamed)).isEmpty();
    }

    /** What contradicted so far is no fault of the scenarios that follow. */
    void isOver() {
        try {
            nothingContradicted();
        } finally {
            blamed = observer.contradictions().size();
        }
    }

    /** Notes what was measured, and fails when it was too long. */
    void within(String what, Bound bound, Duration measured) {
        report.measured(what, bound, measured);
        assertThat(measured).as("%s: %s", what, bound.written()).isLessThanOrEqualTo(bound.sum());
    }

    /** @return zero when it came first */
    static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private String versionOf(Part part, String path, String pointer) {
        var answer = JSON.readTree(new Http(pipeline.address(part), "").get(path));
        return answer.at(pointer).asString("unknown");
    }

    @Override
    public void close() throws InterruptedException {
        observer.close();
        var tickets = tickets().filter(ticket -> ticket.screenId() != null).count();
        report.add("");
        report.add(observer.effort() + ". " + tickets + " tickets of machines, contradictions: "
                + observer.contradictions().size());
        observer.contradictions().forEach(found -> report.add("- " + found));
        report.add("Of the work that the bounds allow for, the slowest poll of the vendor took "
                + slowest("cine_exporter_poll_duration_seconds") + " and the slowest evaluation of a group of rules "
                + slowest("prometheus_rule_group_last_duration_seconds") + ".");
    }

    private String slowest(String seconds) {
        var query = "max(max_over_time(" + seconds + "[2h]))";
        var answer = new Http(pipeline.address(Part.PROMETHEUS), "")
                .get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        var value = JSON.readTree(answer).at("/data/result/0/value/1").asString("0");
        return Bound.seconds(Duration.ofMillis(Math.round(1000 * Double.parseDouble(value))));
    }
}
