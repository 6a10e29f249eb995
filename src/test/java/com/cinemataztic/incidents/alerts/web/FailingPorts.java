package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** Puts something before the store that fails on cue, and a listener to changed tickets that does. */
@TestConfiguration(proxyBeanMethods = false)
class FailingPorts implements BeanPostProcessor {

    private static final Set<Class<?>> PORTS = Set.of(Tickets.class, DeadLetters.class, WatchdogMemory.class);

    /** The methods that fail, e.g. {@code Tickets.write}. */
    final Set<String> down = ConcurrentHashMap.newKeySet();

    /** How often a failing method was called. */
    final AtomicInteger failures = new AtomicInteger();

    volatile boolean listenerThrows;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        for (var port : PORTS) {
            if (port.isInstance(bean)) {
                return Proxy.newProxyInstance(
                        port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                            if (down.contains(port.getSimpleName() + "." + method.getName())) {
                                failures.incrementAndGet();
                                throw new StoreUnavailable("down on cue", new IllegalStateException());
                            }
                            try {
                                return method.invoke(bean, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
            }
        }
        return bean;
    }

    @EventListener
    void on(TicketsChanged changed) {
        if (listenerThrows) {
            failures.incrementAndGet();
            throw new IllegalStateException("a listener that throws, which none may");
        }
    }
}
