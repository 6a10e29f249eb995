package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

@Timeout(300)
class BoundedPasswordEncoderTests {

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger hashing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private final BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(
            new PasswordEncoder() {
                @Override
                public String encode(@Nullable CharSequence password) {
                    most.accumulateAndGet(hashing.incrementAndGet(), Math::max);
                    try {
                        goOn.await();
                        return "hash";
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    } finally {
                        hashing.decrementAndGet();
                    }
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    return encode(password).equals(hash);
                }
            },
            2);

    @Test
    void hashesAFewAtOnceLetsAFewWaitAndRejectsTheRestAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> threads.submit(() -> encoder.matches("x", "hash")))
                    .limit(180)
                    .toList();
            await().until(() -> all.stream().filter(Future::isDone).count() == 162);
            assertThat(all)
                    .filteredOn(Future::isDone)
                    .allMatch(rejected -> rejected.exceptionNow() instanceof TooManyAttempts);
            goOn.countDown();
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whatFailsGivesItsPlaceBack() {
        goOn.countDown();
        var failing = new BoundedPasswordEncoder(
                new PasswordEncoder() {
                    @Override
                    public String encode(@Nullable CharSequence password) {
                        throw new IllegalArgumentException("broken");
                    }

                    @Override
                    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                        return true;
                    }
                },
                1);
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> failing.encode("x")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(failing.matches("x", "hash")).isTrue();
    }
}
