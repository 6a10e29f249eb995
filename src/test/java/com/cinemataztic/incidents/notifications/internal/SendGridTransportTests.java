package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.mail.Mails.mail;
import static com.cinemataztic.incidents.notifications.mail.Mails.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SendGridTransportTests {

    private static final String ERROR = "{\"errors\":[{\"message\":\"what it says\"}]}";

    private final StubHttp server = new StubHttp(_ -> new Answer.Whole(202, ""));
    private final SendGridTransport transport =
            new SendGridTransport(settings("sendgridUrl", server.url().toString()), "SG.key");

    private final SendGridTransport impatient =
            new SendGridTransport(settings("sendgridUrl", server.url().toString(), "timeout", "PT2S"), "SG.key");

    @AfterEach
    void close() {
        transport.close();
        impatient.close();
        server.close();
    }

    @Test
    void aMailIsHandedOverWholeAndUntracked() {
        assertThat(transport.send(mail("Sal 3 på Ærø"))).isInstanceOf(DeliveryResult.Accepted.class);
        var call = server.calls().getFirst();
        assertThat(call.method() + " " + call.target()).isEqualTo("POST /v3/mail/send");
        assertThat(server.header("Authorization")).isEqualTo("Bearer SG.key");
        assertThat(server.header("Content-Type")).isEqualTo("application/json");
        var body = new JsonMapper().readTree(call.body());
        assertThat(body.at("/subject").asString()).isEqualTo("Sal 3 på Ærø");
        assertThat(body.at("/from/email").asString()).isEqualTo("incidents@example.com");
        assertThat(body.at("/personalizations/0/to/0/email").asString()).isEqualTo("maja@example.com");
        assertThat(body.at("/personalizations/0/to/0/name").asString()).isEqualTo("Maja Ærø");
        assertThat(body.at("/content/0/type").asString()).isEqualTo("text/plain");
        assertThat(body.at("/content/1/value").asString()).isEqualTo("<p>Sal 3 på Ærø Bio</p>");
        assertThat(body.at("/headers/Message-ID").asString()).isEqualTo("<DK-1.c1.abc@incidents.example.com>");
        assertThat(body.at("/headers/In-Reply-To").asString()).isEqualTo("<DK-1.abc@incidents.example.com>");
        assertThat(body.at("/tracking_settings/click_tracking/enable").asBoolean(true))
                .isFalse();
        assertThat(body.at("/tracking_settings/open_tracking/enable").asBoolean(true))
                .isFalse();
        assertThat(transport.problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, Rejected", "413, Rejected", "302, Rejected", "429, Later", "500, Later", "503, Later"})
    void whatItAnswersDecidesWhetherItIsFinal(int status, String outcome) {
        server.behave(_ -> new Answer.Whole(status, ERROR));
        var delivery = transport.send(mail("s"));
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(delivery.toString()).contains(Integer.toString(status), "what it says");
        assertThat(transport.problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void aKeyThatIsRejectedIsFinalAndAProblemUntilOneIsAccepted(int status) {
        server.behave(_ -> new Answer.Whole(status, ERROR));
        assertThat(transport.send(mail("s"))).isInstanceOf(DeliveryResult.Rejected.class);
        assertThat(transport.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("PORTAL_SENDGRID_KEY").doesNotContain("SG.key"));
        server.behave(_ -> new Answer.Whole(503, ""));
        transport.send(mail("s"));
        assertThat(transport.problem()).isPresent();
        server.behave(_ -> new Answer.Whole(202, ""));
        transport.send(mail("s"));
        assertThat(transport.problem()).isEmpty();
    }

    @Test
    void anAnswerThatNeverComesOrNeverEndsIsNotWaitedForLongerThanTheTimeOut() {
        for (var answer : new Answer[] {new Answer.Silent(), new Answer.Stalled()}) {
            server.behave(_ -> answer);
            var began = System.nanoTime();
            assertThat(impatient.send(mail("s"))).isInstanceOf(DeliveryResult.Later.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @ParameterizedTest
    @CsvSource({"202, Accepted", "400, Rejected", "503, Later"})
    void anAnswerOfGigabytesCountsByItsStatusAndIsNotReadToItsEnd(int status, String outcome) {
        var bytes = 1L << 28;
        server.behave(_ -> new Answer.Flood(status, ERROR, bytes));
        var delivery = transport.send(mail("s"));
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(server.flooded()).isLessThan(bytes / 16);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainLater() {
        server.close();
        assertThat(transport.send(mail("s"))).isInstanceOf(DeliveryResult.Later.class);
    }
}
