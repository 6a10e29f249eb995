package com.cinemataztic.incidents;

import com.cinemataztic.incidents.platform.Restart;
import com.cinemataztic.incidents.seed.SeedCommand;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the portal and configures what all its pages share: push, theme, and light or dark after the reader's system.
 */
@SpringBootApplication
@Modulithic(
        systemName = "Incidents Portal",
        sharedModules = {"platform", "store"})
@ConfigurationPropertiesScan
@EnableScheduling
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles/portal.css")
@StyleSheet("styles/navigation.css")
@StyleSheet("styles/queue.css")
@StyleSheet("styles/queue-rows.css")
@StyleSheet("styles/list-hand.css")
@StyleSheet("styles/queue-signs.css")
@StyleSheet("styles/ticket.css")
@StyleSheet("styles/ticket-parts.css")
@StyleSheet("styles/pages.css")
@StyleSheet("styles/machines.css")
@StyleSheet("styles/mail.css")
@StyleSheet("styles/drill.css")
@StyleSheet("styles/settings.css")
@StyleSheet("styles/system-health.css")
@StyleSheet("styles/help.css")
@StyleSheet("styles/notifications.css")
@StyleSheet("styles/webhooks.css")
@StyleSheet("styles/maintenance.css")
@StyleSheet("styles/handover.css")
@StyleSheet("styles/wall.css")
@StyleSheet("styles/wall-kiosk.css")
@StyleSheet("styles/wall-cells.css")
@StyleSheet("styles/tonight.css")
@StyleSheet("styles/overview.css")
@StyleSheet("styles/overview-figures.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@Viewport("width=device-width, initial-scale=1")
public class PortalApplication implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("styles/favicon.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
    }

    /** How many virtual threads may be pinned to their carriers before the portal stalls. */
    static final int CARRIERS = 256;

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    /** @param arguments {@code seed FOLDER} to seed the store instead; else Spring Boot's usual ones */
    public static void main(String[] arguments) throws InterruptedException {
        giveVirtualThreadsCarriers();
        if (arguments.length > 0 && arguments[0].equals(SeedCommand.NAME)) {
            System.exit(SeedCommand.run(List.of(arguments).subList(1, arguments.length)));
        }
        while (true) {
            var life = SpringApplication.run(PortalApplication.class, arguments);
            life.getBean(Restart.class).await();
            life.close();
        }
    }

    /**
     * A virtual thread that waits for a class to load keeps its carrier, and by default there is one carrier per
     * processor. On two processors, two such threads stopped the portal for good: both waited for a third thread that
     * had no carrier. A value that the operator sets stays in force.
     */
    static void giveVirtualThreadsCarriers() {
        System.getProperties().putIfAbsent(PARALLELISM, Integer.toString(CARRIERS));
    }
}
