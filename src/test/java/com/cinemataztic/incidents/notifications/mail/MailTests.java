package com.cinemataztic.incidents.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.MailAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTests {

    private static final String ID = "<a.b@example.com>";

    @ParameterizedTest
    @ValueSource(
            strings = {"maja@example.com", "m.aja+alarm@mail.example.co.uk", "o'brien@example.ie", "maja@localhost"})
    void takesTheAddressesInUse(String address) {
        assertThat(MailAddress.parse("", address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maja",
                "@example.com",
                "maja@",
                "maja@@example.com",
                "maja@example..com",
                "maja@-example.com",
                ".maja@example.com",
                "maja@example.com\r\nBcc: all@example.com",
                "maja@example.com,ole@example.com",
                "\"maja@evil\"@example.com",
                "<maja@example.com>",
                "maja @example.com",
                "mæja@example.com"
            })
    void refusesWhatIsNoAddressOrMoreThanOne(String address) {
        assertThat(MailAddress.parse("", address)).isEmpty();
        assertThatThrownBy(() -> new MailAddress("", address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEndlessAddressAtOnce() {
        assertThat(MailAddress.parse("", "a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("", "a@" + "b.".repeat(1_000_000) + "com")).isEmpty();
    }

    @Test
    void aNameOfSeveralLinesIsMadeOneAndNeverTakenAsItIs() {
        assertThat(MailAddress.parse("Maja\r\nBcc: all@example.com", "maja@example.com"))
                .contains(new MailAddress("Maja Bcc: all@example.com", "maja@example.com"));
        assertThatThrownBy(() -> new MailAddress("Maja\nBcc: x", "maja@example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`a\r\nBcc: all@example.com`", "`a\nb`", "`a\u0000b`", "`a\u202Eb`", "`a\u2028b`"})
    void refusesASubjectThatIsMoreThanOneLineOrHidesSomething(String subject) {
        assertThatThrownBy(() -> mail(ID, subject, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesHeadersThatAreTheMailsOwnOrHoldALineEnd() {
        for (var name : List.of("Bcc", "bcc", "From", "Content-Type", "X Y", "X:Y", "X\r\nBcc", "")) {
            assertThatThrownBy(() -> mail(ID, "s", Map.of(name, "x"))).isInstanceOf(IllegalArgumentException.class);
        }
        for (var value : List.of("a\r\nBcc: b", "a\nb", "ø", "x".repeat(501))) {
            assertThatThrownBy(() -> mail(ID, "s", Map.of("X-Y", value))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(mail(ID, "s", Map.of("X-Y", "fine")).headers()).containsEntry("X-Y", "fine");
    }

    @Test
    void refusesIdsThatAreNone() {
        for (var id : List.of("", "a@b", "<a b@c>", "<a@b>\r\nBcc: x", "<@b>", "<a@b><c@d>")) {
            assertThatThrownBy(() -> mail(id, "s", Map.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Mail mail(String id, String subject, Map<String, String> headers) {
        return new Mail(id, null, List.of(), Mails.MAJA, subject, "", "", headers);
    }
}
