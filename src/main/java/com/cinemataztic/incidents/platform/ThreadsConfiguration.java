package com.cinemataztic.incidents.platform;

import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The threads that are not a request's. */
@Configuration(proxyBeanMethods = false)
class ThreadsConfiguration {

    /** Where Vaadin runs the effects of signals: a push to one browser never waits for another's. */
    @Bean("VaadinTaskExecutor")
    TaskExecutor vaadinTaskExecutor() {
        return new TaskExecutorAdapter(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("view-", 0).factory()));
    }

    /** Enough for every timed task to run beside the others: a Prometheus that hangs must not hold up the rest. */
    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(8);
        scheduler.setThreadNamePrefix("timed-");
        scheduler.setDaemon(true);
        return scheduler;
    }
}
