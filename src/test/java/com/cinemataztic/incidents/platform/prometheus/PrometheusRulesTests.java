package com.cinemataztic.incidents.platform.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.cinemataztic.incidents.platform.StubHttp;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusRulesTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String RULES = "{\"status\":\"success\",\"data\":{\"groups\":[%s]}}";

    /** As Prometheus 2.42 returns it, with the alerts that it can't leave out. */
    @Test
    void readsAlertsAndRecordingsWithTheOlderOfGroupAndRule() {
        try (var prometheus = new StubHttp(call -> StubHttp.ok(RULES.formatted("""
                {"name":"cine-machines","file":"r.yml","interval":2,"limit":0,"evaluationTime":0.0007,
                 "lastEvaluation":"2026-11-25T12:20:30.02Z","rules":[
                  {"name":"cine:held","query":"up * on (instance) up","health":"err","lastError":"many-to-many",
                   "evaluationTime":0.0004,"lastEvaluation":"2026-11-25T12:20:30.03Z","type":"recording"},
                  {"state":"firing","name":"MachineOffline","query":"cine:held == 1","duration":0,"labels":{},
                   "annotations":{},"alerts":[{"labels":{"alertname":"MachineOffline"},"annotations":{},
                   "state":"firing","activeAt":"2026-11-25T12:20:27.99Z","value":"1e+00"}],"health":"ok",
                   "lastEvaluation":"2026-11-25T14:20:29+02:00","type":"alerting"}]}""")))) {
            assertThat(StubPrometheus.rules(prometheus.url(), TIMEOUT).all())
                    .containsExactly(
                            new Rule(
                                    "cine:held",
                                    false,
                                    "up * on (instance) up",
                                    false,
                                    Instant.parse("2026-11-25T12:20:30.02Z"),
                                    Duration.ofSeconds(2)),
                            new Rule(
                                    "MachineOffline",
                                    true,
                                    "cine:held == 1",
                                    true,
                                    Instant.parse("2026-11-25T12:20:29Z"),
                                    Duration.ofSeconds(2)));
            assertThat(prometheus.calls())
                    .containsExactly(new StubHttp.Call("GET", "/api/v1/rules?exclude_alerts=true", ""));
        }
    }

    @Test
    void whatIsNoRuleCostsOnlyItself() {
        try (var prometheus = new StubHttp(call -> StubHttp.ok(RULES.formatted(
                "null,{},{\"rules\":null},{\"interval\":1e300,\"lastEvaluation\":\"soon\",\"rules\":[null,{},"
                        + "{\"name\":\"A\",\"type\":\"x\",\"health\":\"fine\",\"lastEvaluation\":\"\"}]}")))) {
            assertThat(StubPrometheus.rules(prometheus.url(), TIMEOUT).all())
                    .containsExactly(new Rule("A", false, "", false, null, Duration.ofDays(1)));
        }
    }

    @Test
    void whatWasNeverEvaluatedHasNoTime() {
        try (var prometheus = new StubPrometheus()) {
            prometheus.rules(
                    Instant.parse("0001-01-01T00:00:00Z"), StubPrometheus.rule("alerting", "A", "up", "unknown"));
            assertThat(prometheus.rules().all())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.evaluatedAt()).isNull());
        }
    }

    @Test
    void tellsWhatItEverHeld() {
        try (var prometheus = new StubHttp(
                call -> StubHttp.ok("{\"status\":\"success\",\"data\":[\"Watchdog\",null,\"HostDown\"]}"))) {
            assertThat(StubPrometheus.rules(prometheus.url(), TIMEOUT).alertsHeld())
                    .containsExactlyInAnyOrder("Watchdog", "HostDown");
            assertThat(prometheus.calls())
                    .containsExactly(new StubHttp.Call("GET", "/api/v1/label/alertname/values?match%5B%5D=ALERTS", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"status\":\"error\",\"data\":[]}",
                "{\"status\":\"success\",\"data\":null}",
                "{\"status\":\"success\",\"data\":[{}",
                "<html>sign in</html>"
            })
    void aDifferentAnswerIsAFailureAndNeverAnEmptyList(String body) {
        try (var prometheus = new StubHttp(call -> StubHttp.ok(body))) {
            var rules = StubPrometheus.rules(prometheus.url(), TIMEOUT);
            assertThatThrownBy(rules::all).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(rules::alertsHeld).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void anAnswerTooLongIsAFailure() {
        var huge = RULES.formatted("") + " ".repeat(PrometheusApi.LONGEST_ANSWER);
        try (var prometheus = new StubHttp(call -> StubHttp.ok(huge))) {
            assertThatThrownBy(() ->
                            StubPrometheus.rules(prometheus.url(), TIMEOUT).all())
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void readsNoMoreThanItsLimitOfAnAnswerOfGigabytesAndClosesTheConnection() {
        var gigabyte = 1L << 30;
        try (var prometheus = new StubHttp(_ -> new StubHttp.Answer.Flood(200, "", gigabyte))) {
            var rules = StubPrometheus.rules(prometheus.url(), Duration.ofSeconds(25));
            assertThatThrownBy(rules::all)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("more than 33554432 bytes");
            assertThat(prometheus.flooded()).isLessThan(gigabyte / 8);
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswerThatStopsInItsMiddleNorForOneThatNeverComes() {
        for (var behaviour : new StubHttp.Answer[] {new StubHttp.Answer.Stalled(), new StubHttp.Answer.Silent()}) {
            try (var prometheus = new StubHttp(call -> behaviour)) {
                var rules = StubPrometheus.rules(prometheus.url(), Duration.ofMillis(200));
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60),
                        () -> assertThatThrownBy(rules::all).isInstanceOf(UncheckedIOException.class));
            }
        }
    }
}
