package com.cinemataztic.incidents.platform;

import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The threads that are not a request's. */
@Configuration(proxyBeanMethods = false)
class ThreadsConfiguration {

    /** Where Vaadin runs the effects of signals: a push to one browser never waits for another's. */
    @Bean("VaadinTaskExecutor")
    TaskExecutor vaadinTaskExecutor() {
        return new TaskExecutorAdapter(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("view-", 0).factory()));
    }

    /** Declared as a scheduler only: Vaadin must not find a second executor. */
    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("timed-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    /**
     * As many threads as there are timed tasks: when each of them waits for a Prometheus, an Alertmanager or a mail server
     * that hangs, none waits for another. Threads begin when they are first needed, and cost little while they wait.
     */
    @Bean
    ApplicationListener<ApplicationStartedEvent> threadForEachTimedTask(
            TaskScheduler scheduler, ObjectProvider<ScheduledTaskHolder> holders) {
        return started -> ((ThreadPoolTaskScheduler) scheduler)
                .setPoolSize(Math.max(
                        1,
                        holders.stream()
                                .mapToInt(holder -> holder.getScheduledTasks().size())
                                .sum()));
    }
}
