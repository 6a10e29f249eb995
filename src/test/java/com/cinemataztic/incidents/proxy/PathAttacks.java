package com.cinemataztic.incidents.proxy;

import static com.cinemataztic.incidents.proxy.Attack.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.proxy.Attack.Outcome;
import com.cinemataztic.incidents.proxy.SignOnStandIn.Session;
import java.util.stream.Stream;

/** A path that nginx and a servlet container may read differently. */
final class PathAttacks {

    private static final String BEARER = "Authorization: Bearer nonsense";
    private static final Protection ODD_PATH = Protection.lines("portal.conf", "if ($odd_path)");

    private PathAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(anonymous(), withSession(), notOpened(), fixed()).flatMap(attacks -> attacks);
    }

    /** Without the protection these reach the portal without a session, as they are. */
    private static Stream<Attack> anonymous() {
        return Stream.of(
                        "/incidentsportal/api/..;/secret",
                        "/incidentsportal/api/.;/secret",
                        "/incidentsportal/api/;/secret",
                        "/incidentsportal/api/tickets;x=1",
                        "/incidentsportal/api/..%5csecret",
                        "/incidentsportal/api/..%5Csecret",
                        "/incidentsportal/api/..\\secret",
                        "/incidentsportal/api/%252e%252e/secret",
                        "/incidentsportal/api/%25%32e/secret",
                        "/incidentsportal/api/..%3b/secret",
                        "/incidentsportal/api/%09/secret",
                        "/incidentsportal/api/%1f/secret",
                        "//incidentsportal/api/tickets",
                        "/incidentsportal//api/tickets",
                        "/incidentsportal/api//tickets",
                        "/incidentsportal/./api/tickets",
                        "/incidentsportal/secret/../api/tickets",
                        "/incidentsportal/secret/%2e%2e/api/tickets",
                        "/incidentsportal/secret/%2E./api/tickets",
                        "/incidentsportal/secret/..%2fapi/tickets",
                        "/incidentsportal/secret%2f..%2fapi/tickets",
                        "/incidentsportal%2fapi%2ftickets",
                        "/incidentsportal/secret/..%2factuator/health",
                        "/incidentsportal/secret/..%2Ffavicon.ico",
                        "/incidentsportal/secret/..%2ftake/abc",
                        "/incidentsportal/actuator/health#/../../secret",
                        "/incidentsportal/actuator/prometheus/..%2fhealth",
                        "/incidentsportal/api/alertmanager%3b/webhook",
                        "/incidentsportal/api/alertmanager;/webhook",
                        "/incidentsportal/api/;/alertmanager/webhook")
                .map(path -> get(path + " with a token", path, BEARER)
                        .fails(PathAttacks::isRejected)
                        .without(ODD_PATH, outcome -> {
                            assertThat(outcome.upstreamRequest().target()).isEqualTo(path);
                            assertThat(outcome.signOn()).isEmpty();
                        }));
    }

    /** Without the protection a session's request reaches the portal with the secret, as it is. */
    private static Stream<Attack> withSession() {
        return Stream.of(
                        "/incidentsportal/login;x=1",
                        "/incidentsportal/..;/secret",
                        "/incidentsportal/actuator;/prometheus",
                        "/incidentsportal/x/..;/actuator/prometheus")
                .map(path -> get(path + " with a session", path, Session.VERA.cookie())
                        .fails(PathAttacks::isRejected)
                        .without(
                                ODD_PATH,
                                outcome -> assertThat(outcome.upstreamRequest().target())
                                        .isEqualTo(path)));
    }

    /** Here nginx itself rejects, or finds a location that protects, too. */
    private static Stream<Attack> notOpened() {
        return Stream.of(
                        "/incidentsportal/api/../secret",
                        "/incidentsportal/api/..",
                        "/incidentsportal/api/%2e%2e/secret",
                        "/incidentsportal/api/%2e%2e%2fsecret",
                        "/incidentsportal/api/..%2fsecret",
                        "/incidentsportal/take/..",
                        "/incidentsportal/take/%2e%2e",
                        "/incidentsportal/api/%00",
                        "/incidentsportal/../../../etc/passwd",
                        "/incidentsportal/api/alertmanager/../alertmanager/webhook",
                        "/incidentsportal/x/..%2factuator/prometheus",
                        "/prometheus/../_auth")
                .map(path -> get(path + " with a token", path, BEARER).fails(PathAttacks::isRejected));
    }

    /** The webhook and the figures are for the inner network only. */
    private static Stream<Attack> fixed() {
        var inside = Protection.lines("portal.conf", "location ~ ^/incidentsportal/(actuator/|api/alertmanager/)");
        return Stream.of(
                        "/incidentsportal/api/alertmanager/webhook",
                        "/incidentsportal/api/%61lertmanager/webhook",
                        "/incidentsportal/actuator/prometheus",
                        "/incidentsportal/actuator/health/readiness")
                .map(path -> get(path + " from outside", path, BEARER, Session.ANNA.cookie())
                        .fails(outcome -> {
                            assertThat(outcome.status()).isEqualTo(404);
                            assertThat(outcome.upstream()).isEmpty();
                        })
                        .without(
                                inside,
                                outcome -> assertThat(outcome.upstreamRequest().target())
                                        .isEqualTo(path)));
    }

    private static void isRejected(Outcome outcome) {
        assertThat(outcome.status()).isEqualTo(400);
        assertThat(outcome.upstream()).isEmpty();
        assertThat(outcome.signOn()).isEmpty();
    }
}
