package com.cinemataztic.incidents;

import com.cinemataztic.incidents.platform.Restart;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the portal and sets what every page of it has: push, theme, light and dark as the reader's system says. */
@SpringBootApplication
@Modulithic(
        systemName = "Incidents Portal",
        sharedModules = {"platform", "store"})
@ConfigurationPropertiesScan
@EnableScheduling
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/portal.css")
@StyleSheet("styles/queue.css")
@StyleSheet("styles/ticket.css")
@StyleSheet("styles/pages.css")
@StyleSheet("styles/evidence.css")
@StyleSheet("styles/notices.css")
@StyleSheet("styles/maintenance.css")
@StyleSheet("styles/handover.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@Viewport("width=device-width, initial-scale=1")
public class PortalApplication implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("styles/favicon.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
    }

    /** How many virtual threads may be held fast on their carriers before nothing goes on. */
    static final int CARRIERS = 256;

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    /** @param arguments Spring Boot's usual ones */
    public static void main(String[] arguments) throws InterruptedException {
        giveVirtualThreadsCarriers();
        while (true) {
            var life = SpringApplication.run(PortalApplication.class, arguments);
            life.getBean(Restart.class).await();
            life.close();
        }
    }

    /**
     * A virtual thread that waits for a class to be loaded keeps its carrier, and there is one a processor. On two
     * processors two of them were enough for the portal to stand still for good: what they waited for was to be given by
     * a third. What an operator sets stays.
     */
    static void giveVirtualThreadsCarriers() {
        System.getProperties().putIfAbsent(PARALLELISM, Integer.toString(CARRIERS));
    }
}
