package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.cinemataztic.incidents.alerts.health.RuleHealth.Problem;
import com.cinemataztic.incidents.alerts.health.RuleHealth.State;
import com.cinemataztic.incidents.platform.prometheus.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleHealthTests {

    private static final Duration AGE = Duration.ofSeconds(60);
    private static final Instant BEFORE = NOON.minusSeconds(5);
    private static final Instant LONG_AGO = NOON.minusSeconds(600);

    @Test
    void tellsOfAlertsOnly() {
        assertThat(judge(alert("A", "up"), recording("r", "up"))).containsExactly(Map.entry("A", well(BEFORE)));
    }

    @Test
    void anAlertIsAsOldAsTheOldestItRestsOn() {
        var older = NOON.minusSeconds(40);
        assertThat(judge(alert("A", "r{x=\"1\"} > 0"), new Rule("r", false, "up", true, older, Duration.ZERO)))
                .containsEntry("A", well(older));
    }

    @Test
    void oneThatFailsIsWorseThanOneThatStoppedAndIsReported() {
        assertThat(judge(
                        alert("A", "stands + fails"),
                        new Rule("stands", false, "up", true, LONG_AGO, Duration.ZERO),
                        new Rule("fails", false, "up", false, BEFORE, Duration.ZERO)))
                .containsEntry("A", new State(new Problem("fails", null), BEFORE));
    }

    @Test
    void oneThatStoppedHasItsTime() {
        assertThat(judge(alert("A", "stands"), new Rule("stands", false, "up", true, LONG_AGO, Duration.ZERO)))
                .containsEntry("A", new State(new Problem("stands", LONG_AGO), LONG_AGO));
    }

    @Test
    void reachesThroughAnyNumberOfRecordingsAndOutOfQuotes() {
        assertThat(judge(
                                alert("A", "{__name__=\"level:three\"}"),
                                recording("level:three", "sum(level:two)"),
                                recording("level:two", "sum(level:one)"),
                                new Rule("level:one", false, "up", false, null, Duration.ZERO))
                        .get("A"))
                .isEqualTo(new State(new Problem("level:one", null), null));
    }

    @Test
    void aNameWithinALongerOneIsAnother() {
        assertThat(judge(
                        alert("A", "level:one_more + my_level:one"),
                        new Rule("level:one", false, "up", false, BEFORE, Duration.ZERO)))
                .containsEntry("A", well(BEFORE));
    }

    @Test
    void rulesThatRestOnEachOtherEndTheSearch() {
        assertThat(judge(
                        alert("A", "ALERTS{alertname=\"A\"} or ALERTS{alertname=\"B\"}"),
                        alert("B", "ALERTS{alertname=\"A\"}")))
                .containsOnlyKeys("A", "B");
    }

    @Test
    void manyRulesThatAllRestOnEachOtherAreJudgedInTime() {
        var all = IntStream.range(0, 1_000).mapToObj(i -> "r" + i).toList();
        var query = String.join(" + ", all);
        var rules = Stream.concat(all.stream().map(name -> recording(name, query)), Stream.of(alert("A", query)))
                .toArray(Rule[]::new);
        assertTimeout(Duration.ofSeconds(60), () -> assertThat(judge(rules)).containsEntry("A", well(BEFORE)));
    }

    private static Map<String, State> judge(Rule... rules) {
        return RuleHealth.judge(List.of(rules), NOON, AGE);
    }

    private static State well(@Nullable Instant at) {
        return new State(null, at);
    }

    private static Rule alert(String name, String query) {
        return new Rule(name, true, query, true, BEFORE, Duration.ofSeconds(15));
    }

    private static Rule recording(String name, String query) {
        return new Rule(name, false, query, true, BEFORE, Duration.ofSeconds(15));
    }
}
