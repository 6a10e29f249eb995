package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class LoopbackOnlyTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
    void thisMachineComesIn(String address) {
        assertThat(granted(from(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.1.7", "0.0.0.0", "::", "2001:db8::1", "::ffff:10.0.0.1"})
    void anotherDoesNot(String address) {
        assertThat(granted(from(address))).isFalse();
    }

    @Test
    void whatAProxyBroughtDoesNot() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        assertThat(granted(request)).isFalse();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.7");
        request.setAttribute(PeerValve.DIRECT_PEER, address);
        return request;
    }

    private static boolean granted(MockHttpServletRequest request) {
        var decision = new LoopbackOnly().authorize(() -> null, new RequestAuthorizationContext(request));
        return Objects.requireNonNull(decision).isGranted();
    }
}
