package com.cinemataztic.incidents.store.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpgradesMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aStepIsRunOnceOnAStore() {
        start(step("a"));
        start(step("a"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void aStepThatCameLaterIsRunByItself() {
        start(step("a"));
        start(step("a"), step("b"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void aStepThatFailedIsRunAgain() {
        try {
            start(failing("a"));
        } catch (StoreUnavailable expected) {
            // As a store that goes away in the middle of it.
        }
        start(step("a"));
        assertThat(runs).hasValue(1);
    }

    @Test
    void twoPortalsThatStartAtOnceBothGetThrough() {
        start(new Step("a") {
            @Override
            public long run() {
                start(step("a"));
                return super.run();
            }
        });
        assertThat(runs).hasValue(2);
        start(step("a"));
        assertThat(runs).hasValue(2);
    }

    private void start(Upgrade... steps) {
        new Upgrades(store.documents(), List.of(steps), Clock.systemUTC()).afterSingletonsInstantiated();
    }

    private Step step(String name) {
        return new Step(name);
    }

    private Step failing(String name) {
        return new Step(name) {
            @Override
            public long run() {
                throw new StoreUnavailable("gone", new IllegalStateException());
            }
        };
    }

    private class Step implements Upgrade {

        private final String name;

        Step(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long run() {
            return runs.incrementAndGet();
        }
    }
}
