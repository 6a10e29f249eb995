package com.cinemataztic.incidents.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.support.OwnCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks on nginx, each one twice: against the configuration as it is, and without what protects against it. The second
 * run proves that the first can fail.
 */
@Tag("proxy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoofingProxyTests {

    private final RawServer signOn = SignOnStandIn.start();
    private final RawServer upstream = UpstreamStandIn.start();
    private final OwnCertificate certificate;
    private final Client client;
    private final Nginx nginx;
    private final Map<String, Nginx> weakened = new HashMap<>();

    SpoofingProxyTests(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        certificate = new OwnCertificate(folder, NginxConf.NAME);
        client = new Client(certificate.trusting());
        nginx = start(List.of());
    }

    @AfterAll
    void stop() {
        weakened.values().forEach(Nginx::close);
        nginx.close();
        upstream.close();
        signOn.close();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void keepsOff(Attack attack) {
        attack.fails().accept(outcome(attack, nginx));
    }

    @ParameterizedTest
    @MethodSource("protectedAttacks")
    void isOpenWithoutTheProtection(Attack attack) {
        attack.succeeds().accept(outcome(attack, without(Objects.requireNonNull(attack.protection()))));
    }

    @Test
    void logsNeitherTheLinksOfMailsNorTheCodesOfTheProvider() {
        for (var path : List.of("/incidentsportal/take/s3cret", "/oauth2/callback?code=s3cret", "/unknown?s3cret")) {
            client.send(nginx.tlsPort(), Attack.request("GET " + path + " HTTP/1.1"));
        }
        await().until(() -> nginx.log().contains("\"GET /unknown HTTP/1.1\" 404"));
        assertThat(nginx.log())
                .contains("\"GET /incidentsportal/take/ HTTP/1.1\"", "\"GET /oauth2/callback HTTP/1.1\"")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "demo"})
    void isValid(String variant) throws IOException, InterruptedException {
        assertThat(Nginx.check(certificate, variant))
                .contains("test is successful")
                .doesNotContain("warn");
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                        IdentityAttacks.all(),
                        ForwardingAttacks.all(),
                        SignOnAttacks.all(),
                        UpgradeAttacks.all(),
                        PathAttacks.all(),
                        AnswerAttacks.all(),
                        Http2Attacks.all())
                .flatMap(attacks -> attacks);
    }

    static Stream<Attack> protectedAttacks() {
        return attacks().filter(attack -> attack.protection() != null);
    }

    private Nginx without(Protection protection) {
        return weakened.computeIfAbsent(protection.name(), _ -> start(protection.edits()));
    }

    private Nginx start(List<Protection.Edit> edits) {
        return Nginx.start(certificate, signOn.address(), upstream.address(), edits);
    }

    private Outcome outcome(Attack attack, Nginx target) {
        signOn.forget();
        upstream.forget();
        var answer =
                switch (attack.transport()) {
                    case PLAIN -> client.sendPlain(target.plainPort(), attack.request());
                    case TLS -> client.send(target.tlsPort(), attack.request());
                    case HTTP_2 -> new Http2Connection(client).send(target.tlsPort(), attack.request());
                };
        return new Outcome(answer, upstream.received(), signOn.received());
    }
}
