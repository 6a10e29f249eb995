package com.cinemataztic.incidents.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a dead letter is put into a body of its own to be read again. */
class RedeliveryTests {

    private static final Instant NOON = AlertJson.NOON;

    @Test
    void aSingleAlertIsReadAsIfAlertmanagerHadSentIt() {
        var alone = read(AlertJson.firing("s1").json());
        var sent = AlertMapping.read(
                AlertJson.body(AlertJson.firing("s1")), new SubjectNamesInMemory(RegionsInMemory.directory()), NOON);
        assertThat(alone).isEqualTo(sent).isInstanceOf(WebhookBody.Readable.class);
    }

    @Test
    void aWholeBodyIsReadAsItIs() {
        var body = AlertJson.body(AlertJson.firing("s1"), AlertJson.firing("s2"));
        assertThat(Redelivery.body(body)).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "5",
                "[]",
                "{}",
                "{\"labels\":5}",
                "{\"version\":\"3\",\"labels\":{},\"alerts\":[]}",
                "{\"labels\":{\"alertname\":\"A\"}} , {\"x\":1}"
            })
    void whatIsNoAlertStaysWhatItWas(String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Redelivery.body(body)).isSameAs(body);
        assertThat(AlertMapping.read(body, new SubjectNamesInMemory(RegionsInMemory.directory()), NOON))
                .isInstanceOf(WebhookBody.Unreadable.class);
    }

    private static WebhookBody read(String kept) {
        return AlertMapping.read(
                Redelivery.body(kept.getBytes(StandardCharsets.UTF_8)),
                new SubjectNamesInMemory(RegionsInMemory.directory()),
                NOON);
    }
}
