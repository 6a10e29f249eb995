package com.cinemataztic.incidents.oncall;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contact can be. */
class ContactTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.com",
                "a b@c.com",
                "a@b",
                "a@b..com",
                "a@-b.com",
                ".a@b.com",
                "a.@b.com",
                "a..b@c.com",
                "a@b.com\r\nBcc: c@d.com",
                "a\n@b.com",
                "a@b.com\n",
                "\"a\"@b.com",
                "a@b.com,c@d.com",
                "<a@b.com>",
                "Anna <a@b.com>",
                "a@b.com;",
                "a@[127.0.0.1]",
                "a\u0000@b.com",
                "ø@b.com",
                "a@b.123"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.com,            anna@example.com",
        "Anna.Berg+dk@Example.COM,    Anna.Berg+dk@example.com",
        "a@ærø-bio.dk,                a@xn--r-bio-gra6v.dk",
        "root@localhost,              root@localhost",
        "o'brien@mail.example.co.uk,  o'brien@mail.example.co.uk"
    })
    void anAddressIsKeptInItsAsciiForm(String text, String kept) {
        assertThat(EmailAddress.parse(text).map(EmailAddress::value))
                .hasValueSatisfying(value ->
                        assertThat(value).matches("\\p{ASCII}+").startsWith(kept.substring(0, kept.indexOf('@') + 1)));
        if (text.chars().allMatch(c -> c < 128)) {
            assertThat(EmailAddress.parse(text)).contains(new EmailAddress(kept));
        }
    }

    @Test
    void anEndlessAddressIsRefusedAtOnce() {
        assertThat(EmailAddress.parse("a.".repeat(200_000) + "@b.com")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(65) + "@b.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Åke Østergård,  ake-ostergard",
        "'  Bo  ',       bo",
        "Фёдор,          contact",
        "NOC / night #2, noc-night-2",
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    })
    void anIdReadsLikeTheName(String name, String id) {
        assertThat(ContactId.like(name)).isEqualTo(new ContactId(id));
        assertThat(ContactId.like(name).numbered(1_000).value())
                .endsWith("-1000")
                .hasSizeLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a--b", "a\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatIsNoIdIsNone(String text) {
        assertThat(ContactId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new ContactId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGoodContactHasNoFault() {
        assertThat(named("Åke 🎬")
                        .of("denmark")
                        .at("dk-001")
                        .inOffice("bo")
                        .contact()
                        .fault())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\r\nBcc: b@c.com", "a\u2028b", "a\u0000"})
    void aNameIsOneLineThatCanStandInAMailsHead(String name) {
        var anna = named("anna").contact();
        assertThat(changed(anna, name, "en", Set.of(), null).fault()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "danish", "x", "da_DK", "e\n"})
    void aLanguageIsATag(String language) {
        assertThat(changed(named("anna").contact(), "anna", language, Set.of(), null)
                        .fault()
                        .filter(fault -> fault.english().contains("tag")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dk 001", "dk-001,dk-002", "dk\n"})
    void aCinemaIsAnId(String cinema) {
        assertThat(changed(named("anna").contact(), "anna", "da", Set.of(cinema), null)
                        .fault())
                .isPresent();
    }

    @Test
    void aStandInNeedsHoursAndIsSomebodyElse() {
        var anna = named("anna").contact();
        assertThat(changed(anna, "anna", "da", Set.of(), new ContactId("bo")).fault())
                .isPresent();
        assertThat(named("anna").inOffice("anna").contact().fault()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday night shift Fri and Sat 22:00 to 06:00
        "2026-11-27T20:59:00Z, false",
        "2026-11-27T21:00:00Z, true",
        "2026-11-28T04:59:00Z, true",
        "2026-11-28T05:00:00Z, false",
        "2026-11-29T04:59:00Z, true",
        "2026-11-29T21:00:00Z, false",
        // the doubled hour of 2026-10-25, both times
        "2026-10-25T00:30:00Z, true",
        "2026-10-25T01:30:00Z, true"
    })
    void hoursMayGoPastMidnightAndBelongToTheDayTheyBegin(Instant at, boolean within) {
        var hours = new WorkingHours(
                ZoneId.of("Europe/Copenhagen"),
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0));
        assertThat(hours.include(at)).isEqualTo(within);
    }

    private static Contact changed(
            Contact contact, String name, String language, Set<String> cinemas, @Nullable ContactId standIn) {
        return new Contact(
                contact.id(),
                name,
                contact.email(),
                language,
                contact.threshold(),
                contact.regions(),
                cinemas,
                contact.hours(),
                standIn,
                contact.lead(),
                contact.isFallback(),
                contact.version());
    }
}
