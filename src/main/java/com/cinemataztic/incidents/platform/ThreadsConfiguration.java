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

/** The threads that do not serve requests. */
@Configuration(proxyBeanMethods = false)
class ThreadsConfiguration {

    /** Runs the effects of Vaadin's signals: a push to one browser never waits for another. */
    @Bean("VaadinTaskExecutor")
    TaskExecutor vaadinTaskExecutor() {
        return new TaskExecutorAdapter(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("view-", 0).factory()));
    }

    /** Declared only as a scheduler: Vaadin must not find a second executor. */
    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("timed-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    /**
     * Provides one thread per scheduled task. Even if every task waits for a Prometheus, an Alertmanager or a mail
     * server that hangs, none waits for another. Threads start when first needed and cost little while they wait.
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
