package com.cinemataztic.incidents.platform.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.cinemataztic.incidents.platform.StubHttp;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusQueriesTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void readsTheSeriesOfAVector() {
        try (var prometheus = new StubHttp(call -> StubHttp.ok("""
                {"status":"success","data":{"resultType":"vector","result":[
                  {"metric":{"__name__":"up","job":"cineexporter"},"value":[1790000000.1,"1"]},
                  {"metric":{},"value":[1790000000.1,"0.25"]}]}}"""))) {
            assertThat(StubPrometheus.queries(prometheus.url(), TIMEOUT).vector("up"))
                    .containsExactly(
                            new Sample(Map.of("__name__", "up", "job", "cineexporter"), 1), new Sample(Map.of(), 0.25));
        }
    }

    @Test
    void readsTheValuesOfARangeAndLeavesOutThoseThatAreNone() {
        try (var prometheus = new StubHttp(call -> StubHttp.ok("""
                {"status":"success","data":{"resultType":"matrix","result":[
                  {"metric":{},"values":[[1790000000,"1"],[1790000600,"NaN"],[1790001200.5,"0.5"]]}]}}"""))) {
            var from = Instant.ofEpochSecond(1_790_000_000);
            assertThat(StubPrometheus.queries(prometheus.url(), TIMEOUT)
                            .range("min(up{a=\"b\"})", from, from.plusSeconds(1_200), Duration.ofMinutes(10)))
                    .containsExactly(
                            new PrometheusQueries.Point(from, 1),
                            new PrometheusQueries.Point(from.plusMillis(1_200_500), 0.5));
            assertThat(prometheus.calls().getFirst().target())
                    .isEqualTo("/api/v1/query_range?query=min%28up%7Ba%3D%22b%22%7D%29&start=1790000000"
                            + "&end=1790001200&step=600");
        }
    }

    @Test
    void anAnswerThatIsNoRangeIsNone() {
        try (var prometheus = new StubHttp(
                call -> StubHttp.ok("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"))) {
            assertThatThrownBy(() -> StubPrometheus.queries(prometheus.url(), TIMEOUT)
                            .range("up", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Duration.ofMinutes(1)))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void asksByFormSoThatNoQueryIsTooLongForAnAddress() {
        try (var prometheus = new StubHttp(
                call -> StubHttp.ok("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"))) {
            assertThat(StubPrometheus.queries(URI.create(prometheus.url() + "/prometheus/"), TIMEOUT)
                            .vector("up{job=\"a b&c\"} + 1"))
                    .isEmpty();
            assertThat(prometheus.calls())
                    .containsExactly(new StubHttp.Call(
                            "POST", "/prometheus/api/v1/query", "query=up%7Bjob%3D%22a+b%26c%22%7D+%2B+1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-Inf", "", "one"})
    void leavesOutWhatHasNoFiniteValue(String value) {
        try (var prometheus = new StubPrometheus()) {
            prometheus.serve("up", StubPrometheus.series(value, "job", "a"), StubPrometheus.series("1", "job", "b"));
            assertThat(prometheus.queries().vector("up")).containsExactly(new Sample(Map.of("job", "b"), 1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | {"status":"success","data":{"resultType":"matrix","result":[]}}
        200 | {"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}
        200 | {"status":"error","errorType":"bad_data","error":"no"}
        200 | {}
        200 | []
        200 | 7
        200 | <html>sign in</html>
        200 | {"status":"success","data":{"resultType":"vector","resu
        200 | ''
        204 | ''
        302 | ''
        400 | {"status":"error","errorType":"bad_data","error":"no"}
        422 | {"status":"error","errorType":"execution","error":"no"}
        503 | {"status":"success","data":{"resultType":"vector","result":[]}}
        """)
    void aDifferentAnswerIsAFailureAndNeverAnEmptyVector(int status, String body) {
        try (var prometheus = new StubHttp(call -> new StubHttp.Answer.Whole(status, body))) {
            var queries = StubPrometheus.queries(prometheus.url(), TIMEOUT);
            assertThatThrownBy(() -> queries.vector("up")).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aSeriesWithoutLabelsOrValueIsJunkAndCostsOnlyItself() {
        try (var prometheus = new StubHttp(call -> StubHttp.ok("""
                {"status":"success","data":{"resultType":"vector","result":[
                  7, {}, {"metric":[],"value":"1"}, {"metric":{"job":"b"},"value":[1790000000.1,"2"]}]}}"""))) {
            assertThat(StubPrometheus.queries(prometheus.url(), TIMEOUT).vector("up"))
                    .containsExactly(new Sample(Map.of("job", "b"), 2));
        }
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverComes() {
        try (var prometheus = new StubHttp(call -> new StubHttp.Answer.Silent())) {
            failsInTime(prometheus);
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswerThatStopsInItsMiddle() {
        try (var prometheus = new StubHttp(call -> new StubHttp.Answer.Stalled())) {
            failsInTime(prometheus);
        }
    }

    private static void failsInTime(StubHttp prometheus) {
        var queries = StubPrometheus.queries(prometheus.url(), Duration.ofMillis(200));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> queries.vector("up")).isInstanceOf(UncheckedIOException.class));
    }

    @Test
    void aRejectedConnectionIsAFailure() {
        var gone = new StubHttp(call -> StubHttp.ok(""));
        gone.close();
        var queries = StubPrometheus.queries(gone.url(), TIMEOUT);
        assertThatThrownBy(() -> queries.vector("up")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void noAddressOrABlankOneMeansThatNoneIsConfigured() {
        assertThat(StubPrometheus.queries(null, TIMEOUT).configured()).isFalse();
        assertThat(StubPrometheus.queries(URI.create(""), TIMEOUT).configured()).isFalse();
        assertThat(StubPrometheus.queries(URI.create("http://127.0.0.1:1"), TIMEOUT)
                        .configured())
                .isTrue();
        assertThatThrownBy(() -> StubPrometheus.queries(null, TIMEOUT).vector("up"))
                .isInstanceOf(UncheckedIOException.class);
    }
}
