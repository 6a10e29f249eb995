package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTests {

    @Test
    void takesNetworks() {
        var networks = List.of("127.0.0.0/8", "::1/128", "10.2.0.7/32", "fd00::/8");
        assertThat(new ProxySettings(networks).trusted()).isEqualTo(networks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.2.0.7", "10.0.0.0/33", "10.*", "proxy.example/24", "10.0.0.0/", "", "/8", ".*"})
    void whatIsNoNetworkStopsTheStartInOneSentence(String network) {
        assertThatThrownBy(() -> new ProxySettings(List.of("127.0.0.0/8", network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PORTAL_TRUSTED_PROXIES lists networks such as 10.1.0.0/16,10.2.0.7/32, but has \""
                        + network + "\".");
    }
}
