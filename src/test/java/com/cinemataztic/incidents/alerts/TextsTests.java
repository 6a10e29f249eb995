package com.cinemataztic.incidents.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    @Test
    void aLineIsOneLine() {
        assertThat(Texts.line(" a\r\nb\tc\u0085d\u2028e\u2029f\u0000\u007f\u009b ", 100))
                .isEqualTo("a b c d e f");
        assertThat(Texts.line(null, 100)).isEmpty();
    }

    @Test
    void aBlockKeepsItsLineBreaksAndTabsAndNoOtherControl() {
        assertThat(Texts.block("\n a\r\nb\tc\u0000\u001b\u0007\u0090d\n", 100)).isEqualTo("a\nb\tcd");
        assertThat(Texts.block(null, 100)).isEmpty();
    }

    @Test
    void whatIsTooLongIsCutWithAnEllipsis() {
        assertThat(Texts.line("12345", 5)).isEqualTo("12345");
        assertThat(Texts.line("123456", 5)).isEqualTo("1234…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Texts.line("123🎬56", 5)).isEqualTo("123…");
        assertThat(Texts.line("12🎬567", 5)).isEqualTo("12🎬…");
    }

    @Test
    void halfACharacterIsNotKept() {
        assertThat(Texts.line("a\ud83cb\udf7f", 100)).isEqualTo("a\ufffdb\ufffd");
        assertThat(Texts.block("\udf7f\ud83c🎬", 100)).isEqualTo("\ufffd\ufffd🎬");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example/runbooks/x",
                "https://portal.example/x?a=%3D&b=1#c",
                "HTTPS://portal.example",
                "http://127.0.0.1:9090/graph?g0.expr=up%20%3D%3D%200"
            })
    void addressesOfTheWebAreTaken(String address) {
        assertThat(Texts.webAddress(address)).isEqualTo(address);
        assertThat(Texts.webAddress("  " + address + "\n")).isEqualTo(address);
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
        assertThat(Texts.webAddress(address)).isNull();
    }

    @Test
    void anAddressThatIsTooLongIsNot() {
        assertThat(Texts.webAddress("http://example/" + "x".repeat(4_000))).isNull();
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
        assertThat(Texts.kebab(name)).isEqualTo(kebab);
    }

    @Test
    void aLongNameIsCutAndDoesNotEndInADash() {
        assertThat(Texts.kebab("a".repeat(63) + "-b")).isEqualTo("a".repeat(63));
    }
}
