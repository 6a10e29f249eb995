package com.cinemataztic.incidents.identity.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.admission.Permits.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermitsTests {

    private static final int MANY = 2_000;

    private final Permits permits = new Permits();

    @ParameterizedTest
    @EnumSource(CallerClass.class)
    void oneCallerHasNoMoreThanOneMayHave(CallerClass of) {
        var asked = ask(of, _ -> "one", 0);
        assertThat(asked).filteredOn(Admission.Admitted.class::isInstance).hasSize(of.perCaller());
        assertThat(asked.getLast()).isInstanceOf(Admission.CallerFull.class);
    }

    @ParameterizedTest
    @EnumSource(CallerClass.class)
    void allTogetherHaveNoMoreThanTheirClassAndLeaveTheOthersTheirs(CallerClass of) {
        var asked = ask(of, i -> "caller " + i, 0);
        assertThat(asked).filteredOn(Admission.Admitted.class::isInstance).hasSize(of.requests());
        assertThat(asked.getLast()).isInstanceOf(Admission.ClassFull.class);
        for (var other : CallerClass.values()) {
            assertThat(permits.ask(new RequestCaller(other, "another"), 0) instanceof Admission.Admitted)
                    .isEqualTo(other != of);
        }
    }

    @ParameterizedTest
    @EnumSource(CallerClass.class)
    void bodiesAndTheirBytesAreCountedApart(CallerClass of) {
        assertThat(ask(of, i -> "caller " + i, 1))
                .filteredOn(Admission.Admitted.class::isInstance)
                .hasSize(Math.min(of.bodies(), of.kibibytes()));
    }

    @Test
    void oneSenderOfBodiesLeavesOthersTheirs() {
        var of = CallerClass.STRANGERS;
        assertThat(ask(of, _ -> "one", 1))
                .filteredOn(Admission.Admitted.class::isInstance)
                .hasSize(of.bodiesPerCaller());
        assertThat(permits.ask(new RequestCaller(of, "one"), 0)).isInstanceOf(Admission.Admitted.class);
        assertThat(permits.ask(new RequestCaller(of, "another"), 1)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whatIsTooMuchTogetherIsRejectedWhole() {
        var of = CallerClass.STRANGERS;
        var half = of.kibibytes() * 512L;
        assertThat(permits.ask(new RequestCaller(of, "first"), half)).isInstanceOf(Admission.Admitted.class);
        assertThat(permits.ask(new RequestCaller(of, "second"), half)).isInstanceOf(Admission.ClassFull.class);
        assertThat(permits.inside(of)).isEqualTo(1);
        assertThat(permits.callers()).isEqualTo(1);
    }

    @Test
    void afterARaceEverythingIsFreeAgain() throws Exception {
        var admitted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < MANY; i++) {
                var caller = new RequestCaller(CallerClass.values()[i % CallerClass.values().length], "c" + i % 7);
                var bytes = i % 3 == 0 ? 5_000 : 0;
                all.add(threads.submit(() -> {
                    if (permits.ask(caller, bytes) instanceof Admission.Admitted in) {
                        admitted.incrementAndGet();
                        Thread.yield();
                        in.close();
                    }
                }));
            }
            for (var each : all) {
                each.get();
            }
        }
        assertThat(admitted).hasPositiveValue();
        assertThat(permits.callers()).isZero();
        for (var of : CallerClass.values()) {
            assertThat(permits.inside(of)).isZero();
            assertThat(ask(of, i -> "after " + i, 0))
                    .filteredOn(Admission.Admitted.class::isInstance)
                    .hasSize(of.requests());
        }
    }

    private List<Admission> ask(CallerClass of, IntFunction<String> name, long bytes) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> permits.ask(new RequestCaller(of, name.apply(i)), bytes))
                .toList();
    }
}
