package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Timed tasks beside others that hang. */
class TimedTasksTests {

    private static final int SLOW = 30;

    /** A task that hangs, as on a Prometheus that takes the connection and says nothing. */
    static final class Slow {

        private final CountDownLatch hangs;
        private final AtomicInteger hanging;

        Slow(CountDownLatch hangs, AtomicInteger hanging) {
            this.hangs = hangs;
            this.hanging = hanging;
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void hang() throws InterruptedException {
            hanging.incrementAndGet();
            hangs.await();
        }
    }

    /** A task that is done at once. */
    static final class Short {

        private final AtomicInteger runs = new AtomicInteger();

        @Scheduled(fixedDelay = 10)
        void run() {
            runs.incrementAndGet();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Import(ThreadsConfiguration.class)
    static class Tasks {

        @Bean
        Short shortTask() {
            return new Short();
        }
    }

    @Test
    void aShortTaskRunsThoughEveryOtherHangs() {
        var hangs = new CountDownLatch(1);
        var hanging = new AtomicInteger();
        var application = new SpringApplicationBuilder(Tasks.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext context) -> IntStream.range(0, SLOW)
                        .forEach(i -> context.registerBean("slow-" + i, Slow.class, () -> new Slow(hangs, hanging))));
        try (var context = application.run()) {
            await().until(() -> hanging.get() == SLOW);
            var runs = context.getBean(Short.class).runs;
            var before = runs.get();
            await().until(() -> runs.get() > before + 2);
            assertThat(hanging).hasValue(SLOW);
            hangs.countDown();
        }
    }
}
