package com.cinemataztic.incidents.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTextsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example/runbooks/x",
                "https://portal.example/x?a=%3D&b=1#c",
                "HTTPS://portal.example",
                "http://127.0.0.1:9090/graph?g0.expr=up%20%3D%3D%200"
            })
    void addressesOfTheWebAreTaken(String address) {
        assertThat(AlertTexts.webAddress(address)).isEqualTo(address);
        assertThat(AlertTexts.webAddress("  " + address + "\n")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                "data:text/html;base64,PHNjcmlwdD4=",
                "ftp://example",
                "mailto:a@example",
                "example.com",
                "http://exa\u0000mple",
                "http://example/<script>",
                "http:opaque",
                "http:///nohost"
            })
    void othersAreNot(String address) {
        assertThat(AlertTexts.webAddress(address)).isNull();
    }

    @Test
    void anAddressThatIsTooLongIsNot() {
        assertThat(AlertTexts.webAddress("http://example/" + "x".repeat(4_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MachineDown, machine-down",
        "machineDown2Times, machine-down2-times",
        "HTTPServerDown, http-server-down",
        "already-kebab, already-kebab",
        "With spaces_and:colons, with-spaces-and-colons",
        "--x--, x",
        "ÆrøDown, r-down",
        "'', alert",
        "£$%, alert"
    })
    void aNameInKebabCaseIsAsciiOnly(String name, String kebab) {
        assertThat(AlertTexts.kebab(name)).isEqualTo(kebab);
    }

    @Test
    void aLongNameIsCutAndDoesNotEndInADash() {
        assertThat(AlertTexts.kebab("a".repeat(63) + "-b")).isEqualTo("a".repeat(63));
    }
}
