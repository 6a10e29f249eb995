package com.cinemataztic.incidents.store.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.instances.Candidacy.Competes;
import com.cinemataztic.incidents.store.instances.Candidacy.Yields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may lead, by what each reaches. */
class CandidacyTests {

    private static final Instant NOW = Instant.parse("2026-12-07T12:00:00Z");

    static Stream<Arguments> decisions() {
        var all = reach(2, 0);
        var half = reach(1, 1);
        var none = reach(0, 2);
        return Stream.of(
                // Competing: alone, or nobody reaches more.
                given(competes(), all, List.of(), competes()),
                given(competes(), none, List.of(), competes()),
                given(competes(), none, List.of(none), competes()),
                given(competes(), half, List.of(half), competes()),
                given(competes(), half, List.of(none, half), competes()),
                given(competes(), all, List.of(all), competes()),
                given(behind(89), half, List.of(half), competes()),
                given(behind(200), all, List.of(all), competes()),
                given(behind(200), none, List.of(), competes()),
                // Competing: another reaches more.
                given(competes(), half, List.of(all), behind(0)),
                given(competes(), none, List.of(none, half), behind(0)),
                given(behind(89), none, List.of(all), behind(89)),
                given(behind(90), none, List.of(all), yields(null)),
                given(behind(90), none, List.of(half), yields(null)),
                given(behind(90), half, List.of(none, all), yields(null)),
                // Sources that are not configured do not count.
                given(behind(90), reach(1, 0), List.of(all), competes()),
                given(behind(90), Reach.NO_SOURCES, List.of(all), competes()),
                given(behind(90), none, List.of(Reach.NO_SOURCES), competes()),
                // Yielding: nobody who competes reaches as much.
                given(yields(null), none, List.of(), competes()),
                given(yields(null), half, List.of(none), competes()),
                given(yields(null), all, List.of(half, none), competes()),
                // Yielding: another reaches as much or more.
                given(yields(null), none, List.of(none), yields(null)),
                given(yields(null), half, List.of(half), yields(null)),
                given(yields(null), none, List.of(all), yields(null)),
                given(yields(null), all, List.of(all), yields(0L)),
                given(yields(59L), all, List.of(all), yields(59L)),
                given(yields(59L), half, List.of(all), yields(null)),
                given(yields(60L), half, List.of(all), yields(null)),
                given(yields(60L), all, List.of(all), competes()));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decides(Candidacy before, Reach own, List<Reach> rivals, Candidacy after) {
        assertThat(before.next(own, rivals, NOW)).isEqualTo(after);
    }

    @Test
    void onlyAnInstanceThatIsNotBehindTakesAFreeLease() {
        assertThat(competes().mayTake()).isTrue();
        assertThat(behind(0).mayTake()).isFalse();
        assertThat(yields(null).mayTake()).isFalse();
        assertThat(yields(59L).mayTake()).isFalse();
    }

    /** Whatever a few instances reach, and however they came to it: somebody may take a free lease soon. */
    @Test
    void amongInstancesOfAnyReachSomebodyMayTakeTheLease() {
        var states = List.of(competes(), behind(30), behind(90), yields(null), yields(30L));
        for (int i = 0; i < 15 * 15 * 15; i++) {
            var before = new ArrayList<>(List.of(states.get(i % 5), states.get(i / 15 % 5), states.get(i / 225 % 5)));
            var reaches = List.of(of3(i / 5), of3(i / 75), of3(i / 1_125));
            for (int second = 0; second < 3; second++) {
                for (int k = 0; k < 3; k++) {
                    var me = k;
                    var rivals = IntStream.range(0, 3)
                            .filter(other -> other != me && before.get(other) instanceof Competes)
                            .mapToObj(reaches::get)
                            .toList();
                    before.set(k, before.get(k).next(reaches.get(k), rivals, NOW.plusSeconds(second)));
                }
            }
            assertThat(before).describedAs("%s", reaches).anyMatch(Candidacy::mayTake);
        }
    }

    @Test
    void aReachThatWasNotRenewedIsNone() {
        var reach = new Reach(List.of("Prometheus"), List.of("Alertmanager a"), NOW);

        assertThat(reach.asOf(NOW.minusMillis(1))).isEqualTo(reach);
        assertThat(reach.asOf(NOW))
                .isEqualTo(new Reach(List.of(), List.of("Prometheus", "Alertmanager a"), Instant.MAX));
    }

    private static Reach of3(int i) {
        return List.of(reach(2, 0), reach(1, 1), reach(0, 2)).get(i % 3);
    }

    private static Arguments given(Candidacy before, Reach own, List<Reach> rivals, Candidacy after) {
        return Arguments.of(before, own, rivals, after);
    }

    private static Reach reach(int reached, int missing) {
        return new Reach(names(0, reached), names(reached, missing), Instant.MAX);
    }

    private static List<String> names(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "source " + i).toList();
    }

    private static Candidacy competes() {
        return new Competes(null);
    }

    private static Candidacy behind(long seconds) {
        return new Competes(NOW.minusSeconds(seconds));
    }

    private static Candidacy yields(@Nullable Long completeForSeconds) {
        return new Yields(completeForSeconds == null ? null : NOW.minusSeconds(completeForSeconds));
    }
}
