package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeRedirectsTests {

    @ParameterizedTest
    @CsvSource({
        "http://evil.example/login, /login",
        "https://evil.example:8443/machines?region=denmark&continue, /machines?region=denmark&continue",
        "http://evil.example, /",
        "http://portal.example//evil.example/x, /evil.example/x",
        "http://portal.example/a%2F%2Fb?q=%C3%A6, /a%2F%2Fb?q=%C3%A6",
        "/login?error=store, /login?error=store",
        "login, login"
    })
    void aRedirectNamesNoHost(String location, String relative) {
        assertThat(RelativeRedirects.relative(location)).isEqualTo(relative);
    }
}
