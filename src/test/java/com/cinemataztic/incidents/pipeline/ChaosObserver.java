package com.cinemataztic.incidents.pipeline;

import com.cinemataztic.incidents.pipeline.ChaosJudge.FaultAt;
import com.cinemataztic.incidents.pipeline.ChaosJudge.Sample;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at vendor, Alertmanager and portal all the time and has it judged whether they agree. */
final class ChaosObserver implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ChaosObserver.class);
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(700);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pipeline pipeline;
    private final ChaosJudge judge;
    private final Http alertmanager;
    private final List<String> contradictions = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::observe, "chaos observer");
    private volatile boolean over;
    private volatile int samples;
    private volatile int withPortal;
    private volatile Duration longestGap = Duration.ZERO;
    private volatile @Nullable Sample latest;

    ChaosObserver(Pipeline pipeline, ChaosJudge judge) {
        this.pipeline = pipeline;
        this.judge = judge;
        this.alertmanager = new Http(pipeline.address(Part.ALERTMANAGER), "");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** @return what contradicted so far */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** @return the latest sample; null before the first */
    @Nullable
    Sample latest() {
        return latest;
    }

    /** @return how often the observer took a sample */
    String effort() {
        return samples + " samples of the vendor, " + withPortal
                + " of them with a response of the portal, the longest time between two " + Bound.seconds(longestGap);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(Duration.ofSeconds(30));
    }

    private void observe() {
        var last = Instant.now();
        while (!over) {
            try {
                var sample = takeSample();
                var gap = Duration.between(last, sample.at());
                longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
                last = sample.at();
                samples++;
                withPortal += sample.tickets() == null ? 0 : 1;
                for (var found : judge.judge(sample)) {
                    LOGGER.error("contradiction at {}: {}", sample.at(), found);
                    contradictions.add(found);
                }
                latest = sample;
                Thread.sleep(BETWEEN_SAMPLES);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException blind) {
                LOGGER.error("the observer could not take a sample", blind);
                contradictions.add("the observer could not take a sample: " + blind);
            }
        }
    }

    private Sample takeSample() {
        var at = Instant.now();
        var broken = new HashMap<FaultAt, Instant>();
        var unanswered = new HashSet<String>();
        for (var wrong : pipeline.cloud().wrong()) {
            wrong.errorId()
                    .ifPresentOrElse(
                            error -> broken.put(FaultAt.of(wrong.cinemaId(), wrong.screenId(), error), wrong.since()),
                            () -> unanswered.add(wrong.cinemaId() + "/" + wrong.screenId()));
        }
        return new Sample(
                at,
                broken,
                unanswered,
                unlessAway(this::listed),
                unlessAway(() -> pipeline.portal().tickets()));
    }

    private Set<FaultAt> listed() {
        var listed = new HashSet<FaultAt>();
        var alerts = JSON.readTree(alertmanager.get("/api/v2/alerts?active=true&silenced=true&inhibited=true"));
        StreamSupport.stream(alerts.spliterator(), false)
                .map(alert -> alert.path("labels"))
                .filter(labels -> labels.has("screen_id"))
                .forEach(labels -> listed.add(
                        FaultAt.of(text(labels, "cinema_id"), text(labels, "screen_id"), text(labels, "error_id"))));
        return listed;
    }

    private static String text(JsonNode labels, String name) {
        return labels.path(name).asString("");
    }

    private static <T> @Nullable T unlessAway(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RuntimeException away) {
            return null;
        }
    }
}
