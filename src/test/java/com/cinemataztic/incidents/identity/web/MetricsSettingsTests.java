package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class MetricsSettingsTests {

    private static final MetricsSettings THIS_MACHINE = new MetricsSettings(List.of("127.0.0.0/8", "::1/128"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
    void thisMachineComesIn(String address) {
        assertThat(THIS_MACHINE.admit(from(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.1.7", "0.0.0.0", "::", "2001:db8::1", "::ffff:10.0.0.1"})
    void anotherDoesNot(String address) {
        assertThat(THIS_MACHINE.admit(from(address))).isFalse();
    }

    @Test
    void onlyConfiguredPeersComeIn() {
        var settings = new MetricsSettings(List.of("172.30.7.0/24", "10.2.0.7"));
        assertThat(settings.admit(from("172.30.7.9"))).isTrue();
        assertThat(settings.admit(from("10.2.0.7"))).isTrue();
        assertThat(settings.admit(from("172.30.8.9"))).isFalse();
        assertThat(settings.admit(from("127.0.0.1"))).isFalse();
    }

    @Test
    void aNameInPlaceOfAnAddressIsRejected() {
        assertThatThrownBy(() -> new MetricsSettings(List.of("prometheus")))
                .hasMessageContaining("PORTAL_METRICS_PEERS")
                .hasMessageContaining("\"prometheus\"");
    }

    @Test
    void whatAProxyBroughtDoesNot() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        assertThat(THIS_MACHINE.admit(request)).isFalse();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.7");
        request.setAttribute(PeerValve.DIRECT_PEER, address);
        return request;
    }
}
