package com.cinemataztic.incidents.alerts.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.drill.DrillDesk.Started;
import com.cinemataztic.incidents.alerts.drill.DrillProgress.State;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.LocalPort;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Drills through a real Alertmanager with the configuration of {@code ops/alertmanager}; pictures go to target/screenshots. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "portal.tickets.sweep-every=500ms",
            "portal.notifications.outbox.poll-every=200ms",
            "portal.alerts.drill-every=200ms"
        })
@Tag("pipeline")
class DrillPipelineTests {

    private static final Actor ADA = new Actor("ada", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final RegionId NORWAY = new RegionId("norway");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int ALERTMANAGER = LocalPort.free();

    @DynamicPropertySource
    static void alertmanager(DynamicPropertyRegistry registry) {
        registry.add("portal.alerts.alertmanager-urls", () -> "http://127.0.0.1:" + ALERTMANAGER);
    }

    @LocalServerPort
    int port;

    @Autowired
    DrillDesk desk;

    @Autowired
    ContactDesk contacts;

    @Autowired
    Mailbox mailbox;

    @TempDir
    Path folder;

    private @Nullable Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void passesEveryJointInSightOfTheAdminWhoStartedItAndMailsThePeopleOnCall() throws Exception {
        start("test-webhook-token");
        contacts.add(ADA, GivenContact.named("Olga").of("denmark").contact());
        try (var window = new Chromium("http://127.0.0.1:" + port, false)) {
            window.resize(1360, 900);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.open("admin/drill?region=norway");
            window.awaitText("Start drill");
            window.click("Start drill");
            assertThat(desk.start(DENMARK, Severity.CRITICAL, true, ADA)).isEqualTo(Started.DONE);
            assertThat(desk.start(DENMARK, Severity.INFO, false, ADA)).isEqualTo(Started.RUNNING_ALREADY);
            window.awaitText("Ticket open");
            window.screenshot("drill-running");
            await().atMost(LONGEST).until(() -> window.text().contains("Passed in"));
            window.screenshot("drill-passed");
            await().atMost(LONGEST).until(() -> last(DENMARK).finishedAt() != null);
            window.open("admin/drill?region=denmark");
            window.awaitText("Mail accepted");
            window.screenshot("drill-denmark");
            window.resize(390, 844);
            window.open("admin/drill");
            window.awaitText("Passed in");
            window.screenshot("drill-phone-list");
            window.open("admin/drill?region=denmark");
            window.awaitText("Mail accepted");
            window.screenshot("drill-phone");
            assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo("true");
        }
        assertThat(last(NORWAY).passed())
                .containsOnlyKeys(Joint.POSTED, Joint.RECEIVED, Joint.OPENED, Joint.SHOWN, Joint.CLOSED);
        assertThat(last(DENMARK).passed()).containsOnlyKeys(Joint.values());
        assertThat(last(DENMARK).took(Joint.RECEIVED).orElseThrow()).isLessThan(Duration.ofSeconds(25));
        assertThat(mailbox.list(10)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("DRILL");
        });
    }

    @Test
    void aWebhookThatIsRejectedIsTheJointThatFails() throws Exception {
        start("a token that the portal does not know");
        var region = new RegionId("spain");
        assertThat(desk.start(region, Severity.INFO, false, ADA)).isEqualTo(Started.DONE);
        await().atMost(LONGEST).until(() -> last(region).finishedAt() != null);
        var progress = DrillProgress.of(last(region), Instant.now());
        assertThat(progress.failed()).contains(Joint.RECEIVED);
        assertThat(progress.steps().get(2).state()).isEqualTo(State.NOT_REACHED);
        try (var window = new Chromium("http://127.0.0.1:" + port, true)) {
            window.resize(1360, 900);
            window.signIn("admin", PortalTest.ADMIN_PASSWORD);
            window.open("admin/drill?region=spain");
            window.awaitText("its webhook did not arrive");
            window.screenshot("drill-failed-dark");
        }
    }

    @Test
    void anAlertmanagerThatDoesNotAnswerIsNamed() {
        var region = new RegionId("finland");
        assertThat(desk.start(region, Severity.INFO, false, ADA)).isEqualTo(Started.DONE);
        await().atMost(LONGEST).until(() -> last(region).finishedAt() != null);
        assertThat(last(region).problems())
                .containsEntry(
                        Joint.POSTED,
                        List.of(DrillProblem.of(DrillProblem.Kind.NO_ANSWER, "127.0.0.1:" + ALERTMANAGER)));
    }

    private Drill last(RegionId region) {
        return desk.last(ADA).stream()
                .filter(drill -> drill.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private void start(String token) throws IOException, InterruptedException {
        var secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("webhook-token"), token);
        var config = folder.resolve("alertmanager.yml");
        var render = new ProcessBuilder("ops/lib/render")
                .redirectInput(Path.of("ops/alertmanager/alertmanager.yml").toFile())
                .redirectOutput(config.toFile());
        render.environment().put("PORTAL_TARGET", "127.0.0.1:" + port);
        assertThat(render.start().waitFor()).isZero();
        process = new ProcessBuilder(
                        program(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + ALERTMANAGER,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> LocalPort.isListening(ALERTMANAGER));
    }

    /** Named as {@code ops/run} names it. */
    private static String program() {
        var chosen = System.getenv("ALERTMANAGER");
        return chosen == null || chosen.isBlank() ? "prometheus-alertmanager" : chosen;
    }
}
