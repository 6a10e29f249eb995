package com.cinemataztic.incidents.platform;

import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

/** Where Vaadin runs the effects of signals: a push to one browser never waits for another's. */
@Configuration(proxyBeanMethods = false)
class VaadinTaskExecutorConfiguration {

    @Bean("VaadinTaskExecutor")
    TaskExecutor vaadinTaskExecutor() {
        return new TaskExecutorAdapter(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("view-", 0).factory()));
    }
}
