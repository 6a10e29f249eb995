package com.cinemataztic.incidents.tickets.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.desk.Lanes.Lane;
import com.cinemataztic.incidents.tickets.desk.Lanes.Load;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who goes into a batch, and who finds a lane full. */
class LanesTests {

    private static final int MANY = 1_000;

    private final Lanes<String> lanes = new Lanes<>(MANY, 10_000);

    @ParameterizedTest(name = "{0} people, {1} alerts, {2} programs wait -> {3}, {4}, {5} of a batch of 100")
    @CsvSource({
        "200, 200, 200,  25,  50, 25",
        "  0, 200, 200,   0,  63, 37",
        "200,   0, 200,  50,   0, 50",
        "200, 200,   0,  38,  62,  0",
        "  1, 200, 200,   1,  62, 37",
        "200,   1, 200,  50,   1, 49",
        "  0, 200,   0,   0, 100,  0",
        "200,   0,   0, 100,   0,  0",
        "  0,   0, 200,   0,   0, 100",
        "  5,  10,   7,   5,  10,  7",
        "  0,   0,   0,   0,   0,  0",
    })
    void eachLaneHasItsShareAndWhatIsFreeGoesToTheOthersByTurns(
            int people, int alerts, int programs, int ofPeople, int ofAlerts, int ofPrograms) {
        add(Lane.PEOPLE, people);
        add(Lane.ALERTS, alerts);
        add(Lane.PROGRAMS, programs);
        var batch = lanes.take(100);

        assertThat(of(Lane.PEOPLE, batch)).hasSize(ofPeople);
        assertThat(of(Lane.ALERTS, batch)).hasSize(ofAlerts);
        assertThat(of(Lane.PROGRAMS, batch)).hasSize(ofPrograms);
        assertThat(lanes.items()).isEqualTo(people + alerts + programs - batch.size());
    }

    @Test
    void aLaneIsFirstInFirstOutInABatchAndFromBatchToBatch() {
        for (var lane : Lane.values()) {
            add(lane, 150);
        }
        var taken = IntStream.range(0, 10)
                .mapToObj(any -> lanes.take(50))
                .flatMap(List::stream)
                .toList();
        for (var lane : Lane.values()) {
            assertThat(of(lane, taken))
                    .containsExactlyElementsOf(IntStream.range(0, 150)
                            .mapToObj(i -> lane + " " + i)
                            .toList());
        }
    }

    @Test
    void theCallersOfALaneTakeTurnsAndEachKeepsItsOrder() {
        for (var caller : List.of("a", "b")) {
            for (int i = 0; i < 3; i++) {
                lanes.offer(caller + i, new Load(Lane.PROGRAMS, caller, 1, 1));
            }
        }
        lanes.offer("c0", new Load(Lane.PROGRAMS, "c", 1, 1));

        assertThat(lanes.take(4)).containsExactly("a0", "b0", "c0", "a1");
        assertThat(lanes.take(4)).containsExactly("b1", "a2", "b2");
    }

    @Test
    void aFullLaneRejectsItsOwnRequestsOnly() {
        add(Lane.PROGRAMS, MANY);

        assertThat(offer("one more", Lane.PROGRAMS, 1, 1)).isFalse();
        assertThat(offer("click", Lane.PEOPLE, 1, 1)).isTrue();
        assertThat(offer("alert", Lane.ALERTS, 1, 1)).isTrue();
        lanes.take(1);
        assertThat(offer("one more", Lane.PROGRAMS, 1, 1)).isTrue();
    }

    @Test
    void aLaneIsFullByItsItemsNotByItsRequests() {
        assertThat(offer("storm", Lane.ALERTS, MANY, 1)).isTrue();
        assertThat(offer("alert", Lane.ALERTS, 1, 1)).isFalse();
    }

    @Test
    void aLaneIsFullByItsBytes() {
        assertThat(offer("long", Lane.PEOPLE, 1, 9_999)).isTrue();
        assertThat(offer("short", Lane.PEOPLE, 1, 1)).isTrue();
        assertThat(offer("another", Lane.PEOPLE, 1, 1)).isFalse();
        assertThat(lanes.remove("long", new Load(Lane.PEOPLE, "", 1, 9_999))).isTrue();
        assertThat(offer("another", Lane.PEOPLE, 1, 1)).isTrue();
    }

    @Test
    void aRequestThatIsLongerThanABatchKeepsNobodyElseOut() {
        offer("storm", Lane.ALERTS, 600, 1);
        offer("alert", Lane.ALERTS, 1, 1);
        add(Lane.PEOPLE, 30);
        add(Lane.PROGRAMS, 30);
        var batch = lanes.take(100);

        assertThat(batch).contains("storm").doesNotContain("alert");
        assertThat(of(Lane.PEOPLE, batch)).hasSize(25);
        assertThat(of(Lane.PROGRAMS, batch)).hasSize(25);
        assertThat(lanes.take(100)).contains("alert").hasSize(11);
    }

    @Test
    void whatWasTakenOrRemovedWaitsNoLonger() {
        offer("first", Lane.PEOPLE, 1, 1);
        offer("second", Lane.PEOPLE, 1, 1);
        var load = new Load(Lane.PEOPLE, "", 1, 1);

        assertThat(lanes.remove("first", load)).isTrue();
        assertThat(lanes.remove("first", load)).isFalse();
        assertThat(lanes.take(10)).containsExactly("second");
        assertThat(lanes.remove("second", load)).isFalse();
        assertThat(lanes.isEmpty()).isTrue();
        assertThat(lanes.items()).isZero();
    }

    private void add(Lane lane, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(offer(lane + " " + i, lane, 1, 1)).isTrue();
        }
    }

    private boolean offer(String request, Lane lane, int items, long bytes) {
        return lanes.offer(request, new Load(lane, "", items, bytes));
    }

    private static List<String> of(Lane lane, List<String> batch) {
        return batch.stream().filter(request -> request.startsWith(lane.name())).toList();
    }
}
