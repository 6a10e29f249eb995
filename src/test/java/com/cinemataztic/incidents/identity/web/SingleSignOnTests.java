package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.IdentityMisconfigured;
import com.cinemataztic.incidents.identity.sso.SingleSignOnSettings;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.SecretsOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whom the portal believes about the person behind a request, by settings. */
class SingleSignOnTests {

    private static final Secrets SECRET = SecretsOf.one("PORTAL_SSO_SECRET", ProxyClient.TOKEN);

    @Test
    void withoutASecretNobodyIsBelieved() {
        var off = signOn(SecretsOf.nothing(), "0.0.0.0/0", "::/0");
        assertThat(off.read(request("127.0.0.1"))).isInstanceOf(ProxyIdentity.Absent.class);
        assertThat(off.read(withSecret(request("127.0.0.1"), ""))).isInstanceOf(ProxyIdentity.Absent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "172.30.7.10, 172.30.7.10, true",
        "172.30.7.10, 172.30.7.11, false",
        "172.30.7.10/32, 172.30.7.10, true",
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "127.0.0.0/8, ::ffff:127.0.0.1, true",
        "::1/128, ::1, true",
        "fd00::/8, fd12::7, true",
        "fd00::/8, fe80::7, false",
        "0.0.0.0/0, ::1, false"
    })
    void onlyAConfiguredPeerIsBelieved(String proxy, String peer, boolean believed) {
        var read = signOn(SECRET, proxy).read(withSecret(request(peer), ProxyClient.TOKEN));
        assertThat(read instanceof ProxyIdentity.Named).isEqualTo(believed);
    }

    @Test
    void aRequestWhosePeerIsNotKnownIsNotBelieved() {
        var request = withSecret(request("127.0.0.1"), ProxyClient.TOKEN);
        request.removeAttribute(PeerValve.PEER);
        assertThat(signOn(SECRET, "127.0.0.1").read(request)).isInstanceOf(ProxyIdentity.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "nginx", "10.1.0.0/33", "10.1.0.0/x", "*", ".*", "10.1.0.0/16/8"})
    void onlyAddressesAndNetworksAreProxies(String proxy) {
        assertThatThrownBy(() -> signOn(SECRET, proxy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "PORTAL_SSO_PROXIES lists addresses and networks such as 172.30.7.10,10.1.0.0/16, but has \""
                                + proxy + "\".");
    }

    @Test
    void aShortSecretStopsTheStartAndIsNotShown() {
        assertThatThrownBy(() -> signOn(SecretsOf.one("PORTAL_SSO_SECRET", ProxyClient.TOKEN + "\nshort"), "127.0.0.1"))
                .isInstanceOf(IdentityMisconfigured.class)
                .hasMessage("PORTAL_SSO_SECRET must have at least 32 characters.");
    }

    @Test
    void singleSignOnWithoutAProxyStopsTheStart() {
        assertThatThrownBy(() -> signOn(SECRET))
                .isInstanceOf(IdentityMisconfigured.class)
                .hasMessage("Single sign-on is on, but PORTAL_SSO_PROXIES names no proxy.");
    }

    private static SingleSignOn signOn(Secrets secrets, String... proxies) {
        return new SingleSignOn(
                new SingleSignOnSettings(List.of(proxies), Set.of(), Set.of(), Set.of(), List.of(), "/oauth2/sign_out"),
                secrets,
                new SingleSignOnMeters(new SimpleMeterRegistry(), Clock.systemUTC()));
    }

    private static MockHttpServletRequest request(String peer) {
        var request = new MockHttpServletRequest();
        request.setAttribute(PeerValve.PEER, peer);
        request.addHeader(SingleSignOn.SUBJECT, "s-1");
        request.addHeader(SingleSignOn.GROUPS, "portal-admins");
        return request;
    }

    private static MockHttpServletRequest withSecret(MockHttpServletRequest request, String secret) {
        request.addHeader(SingleSignOn.SECRET, secret);
        return request;
    }
}
