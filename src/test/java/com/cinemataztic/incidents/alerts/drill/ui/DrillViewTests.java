package com.cinemataztic.incidents.alerts.drill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.support.PortalTest;
import com.mongodb.client.MongoDatabase;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page Drill where no Alertmanager is configured. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class DrillViewTests extends SpringBrowserlessTest {

    private static int stored;

    @Autowired
    MongoDatabase mongo;

    @Test
    void saysThatNoDrillCanStartWithoutAnAlertmanager() {
        UI.getCurrent().navigate(DrillView.class, QueryParameters.of("region", "denmark"));
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Denmark");
        var start = find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Start drill"))
                .findFirst()
                .orElseThrow();
        test(start).click();
        assertThat(find(Notification.class).all())
                .extracting(notification -> test(notification).getText())
                .anySatisfy(text -> assertThat(text).contains("PORTAL_ALERTMANAGER_URLS"));
        assertThat(start.isEnabled()).isTrue();
    }

    @Test
    void everyRowHasAButtonThatLeadsToItsDrill() {
        navigate(DrillView.class);
        var grid = find(Grid.class).single();
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Start drill");
        test(grid).invokeLitRendererFunction(0, 2, "choose");
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Start drill");
    }

    @Test
    void aProblemIsInTheLanguageOfTheReader() {
        storeTwo();
        open();
        assertThat(remedies()).contains("am-1:9093 answered 400 bad start; am-2:9093 does not answer. Check that");
    }

    @Test
    void aProblemIsInDanishOnADanishPage() {
        UI.getCurrent().setLocale(Locale.of("da"));
        storeTwo();
        open();
        assertThat(remedies()).contains("am-1:9093 svarede 400 bad start; am-2:9093 svarer ikke. Kontrollér");
    }

    private void storeTwo() {
        store(
                new Document("posted", "am-1:9093 answered 400 bad start; am-2:9093 does not answer"),
                causes("no-answer"));
    }

    @Test
    void aProblemWithoutAKindOrOfAnUnknownOneKeepsItsSentence() {
        UI.getCurrent().setLocale(Locale.of("da"));
        store(new Document("posted", "am-2:9093 does not answer"), null);
        open();
        assertThat(remedies()).contains("am-2:9093 does not answer. Kontrollér");
        store(new Document("posted", "am-2:9093 is on strike"), causes("on-strike"));
        open();
        assertThat(remedies()).contains("am-2:9093 is on strike. Kontrollér");
    }

    private void open() {
        UI.getCurrent().navigate(DrillView.class, QueryParameters.of("region", "denmark"));
    }

    private String remedies() {
        return find(Paragraph.class).all().stream()
                .filter(paragraph -> paragraph.hasClassName("drill-remedy"))
                .map(Paragraph::getText)
                .collect(Collectors.joining(" "));
    }

    private static Document causes(String second) {
        return new Document(
                "posted",
                List.of(
                        new Document("kind", "not-accepted")
                                .append("arguments", List.of("am-1:9093", "400", "bad start")),
                        new Document("kind", second).append("arguments", List.of("am-2:9093"))));
    }

    /** The last drill, as a portal of today or of earlier left it. */
    private void store(Document problems, @Nullable Document causes) {
        var at = Date.from(Instant.now());
        var drill = new Document("_id", "drill-%012x".formatted(++stored))
                .append("region", "denmark")
                .append("severity", "info")
                .append("notifies", false)
                .append("startedBy", "ada")
                .append("startedAt", at)
                .append("passed", new Document())
                .append("problems", problems)
                .append("finishedAt", at)
                .append("version", 1L)
                .append("schemaVersion", 1);
        mongo.getCollection("drills").insertOne(causes == null ? drill : drill.append("causes", causes));
    }

    @Test
    @WithMockUser(username = "otto", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(DrillView.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
