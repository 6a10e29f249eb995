package com.cinemataztic.incidents.notifications.mail;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static com.cinemataztic.incidents.notifications.mail.Mails.MAJA;
import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static com.cinemataztic.incidents.notifications.mail.Mails.TAKE;
import static com.cinemataztic.incidents.notifications.mail.Mails.content;
import static com.cinemataztic.incidents.notifications.mail.Mails.facts;
import static com.cinemataztic.incidents.notifications.mail.Mails.links;
import static com.cinemataztic.incidents.notifications.mail.Mails.next;
import static com.cinemataztic.incidents.notifications.mail.Mails.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailWriterTests {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale DANISH = Locale.of("da");
    private static final String HOSTILE =
            "</td><script>alert(1)</script>\"' onload=x {0} ${7*7} [(${7*7})] \r\nBcc: a\u202Eb";

    @Test
    void theFirstLineSaysWhatWhereAndHowLong() {
        assertThat(firstLine(content(new TicketEvent.Opened()), ENGLISH))
                .isEqualTo("Machine offline · Palads, Screen 3 · next show in 42 min (18:30 local, CET)");
        assertThat(firstLine(content(new TicketEvent.Opened()), DANISH))
                .isEqualTo(
                        "Machine offline · Palads, Screen 3 · næste forestilling om 42 min. (kl. 18.30 lokal tid, CET)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0   | a show began at 17:48 local, CET",
                "1   | next show in 1 min (17:49 local, CET)",
                "60  | next show in 1 h (18:48 local, CET)",
                "61  | next show in 1 h 1 min (18:49 local, CET)",
                "660 | next show in 11 h (Tue 24 Nov 04:48 local, CET)",
                "4320| next show in 3 days (Thu 26 Nov 17:48 local, CET)"
            })
    void timeLeftIsAsExactAsItMatters(int minutes, String said) {
        assertThat(new LocalTimes(Phrases.in(ENGLISH), NOW).show(next(minutes), DENMARK.zone()))
                .isEqualTo(said);
    }

    @Test
    void aShowThatIsMissedOrUnknownIsSaidSo() {
        var times = new LocalTimes(Phrases.in(ENGLISH), NOW);
        var auckland = ZoneId.of("Pacific/Auckland");
        assertThat(times.show(new Deadline(Deadline.Kind.MISSING_NOW, NOW.plus(Duration.ofMinutes(12))), auckland))
                .isEqualTo("missing a show right now (until 06:00 local, NZDT)");
        assertThat(times.show(new Deadline(Deadline.Kind.UNKNOWN, null), auckland))
                .isEqualTo("next show unknown, so due now");
        assertThat(times.show(new Deadline(Deadline.Kind.NEXT_SHOW, NOW.plusSeconds(59)), auckland))
                .startsWith("next show in less than a minute");
    }

    @Test
    void saysWhatHappened() {
        assertThat(written(content(new TicketEvent.Opened()), ENGLISH).text()).contains("critical – New ticket.");
        assertThat(written(content(new TicketEvent.SeverityRose(Severity.WARNING)), ENGLISH)
                        .text())
                .contains("Severity rose from warning to critical.");
        assertThat(written(content(new TicketEvent.Reopened()), ENGLISH).text()).contains("The fault is back");
        assertThat(written(content(new TicketEvent.TakenOver("ole")), ENGLISH).text())
                .contains("ole took it over from you.");
        assertThat(written(content(new TicketEvent.ClosedByItself()), ENGLISH).text())
                .contains("There is nothing left to do")
                .doesNotContain("next show in");
        assertThat(written(content(new TicketEvent.Escalated(2)), DANISH).text())
                .contains("eskaleringstrin 2");
    }

    @Test
    void leadsToTheTicketTheRunbookThePhoneAndTheTake() {
        var mail = written(content(new TicketEvent.Opened()), ENGLISH);
        assertThat(mail.text())
                .contains(
                        "Take: " + TAKE,
                        "Open the ticket: https://incidents.example.com/tickets/DK-1042",
                        "How to fix it: https://incidents.example.com/runbooks/machine-offline",
                        "Phone: +45 33 11 22 33",
                        "Notified: Maja, Ole Søndergaard",
                        "Started: 22 min ago (17:26 local, CET)",
                        "meant for Maja Ærø only");
        assertThat(links(mail))
                .containsExactly(
                        TAKE.toString(),
                        "https://incidents.example.com/tickets/DK-1042",
                        "tel:+4533112233",
                        "https://incidents.example.com/runbooks/machine-offline",
                        "https://incidents.example.com");
    }

    @Test
    void itsColoursSayHowBadItIsAndSoDoItsWords() {
        var bad = written(content(new TicketEvent.Opened()), ENGLISH).html();
        assertThat(bad).contains("; background:#b3261e", "; color:#b3261e", "▲ critical", "class=\"tone-critical\"");
        var warning = facts("DK-1", "f", "c", "s", Severity.WARNING, State.OPEN, next(5));
        assertThat(written(
                                new MailContent.OfTicket(warning, new TicketEvent.Opened(), "c", List.of(), null, NOW),
                                ENGLISH)
                        .html())
                .contains("; background:#b97a00", "◆ warning")
                .doesNotContain("#b3261e");
    }

    @Test
    void aTicketThatClosedByItselfIsNoAlarm() {
        var mail = written(content(new TicketEvent.ClosedByItself()), ENGLISH);
        assertThat(mail.subject()).isEqualTo("[DK-1042] closed: Machine offline, Palads, Screen 3");
        assertThat(mail.html()).contains("✔ closed").doesNotContain("▲", "#b3261e");
    }

    @Test
    void thereIsNothingToTakeWhereNobodyGaveALinkOrTheTicketIsTaken() {
        var without = new MailContent.OfTicket(facts(42), new TicketEvent.Opened(), "c1", List.of(), null, NOW);
        assertThat(written(without, ENGLISH).text()).doesNotContain("Take");
        assertThat(written(content(new TicketEvent.TakenOver("ole")), ENGLISH).html())
                .doesNotContain("Take", TAKE.toString());
        var taken = facts("DK-1", "f", "c", "s", Severity.INFO, State.INPROGRESS, next(5));
        var late = new MailContent.OfTicket(
                taken, new TicketEvent.SeverityRose(Severity.INFO), "c1", List.of(), TAKE, NOW);
        assertThat(written(late, ENGLISH).html()).doesNotContain(TAKE.toString());
    }

    @Test
    void aTicketWithoutPlaceOrShowOrPhoneHasNoEmptyLinesAboutThem() {
        var bare = new TicketFacts(
                new TicketId("ZZ-1"),
                State.OPEN,
                Severity.CRITICAL,
                "Host down",
                "",
                null,
                null,
                "10.0.3.7:9100",
                "Unassigned",
                ZoneId.of("UTC"),
                NOW,
                new Deadline(Deadline.Kind.UNKNOWN, null),
                null,
                "",
                URI.create("javascript:alert(1)"));
        var mail =
                written(new MailContent.OfTicket(bare, new TicketEvent.Opened(), "c", List.of(), null, NOW), ENGLISH);
        assertThat(mail.text())
                .startsWith("Host down · 10.0.3.7:9100 · next show unknown, so due now\n")
                .doesNotContain("Phone", "How to fix it", "Notified", "null", "\n\n\n");
        assertThat(mail.html()).doesNotContain("javascript:", "Phone", "null");
    }

    @Test
    void hostileTextsStayTexts() {
        var hostile = new TicketFacts(
                new TicketId("DK-1"),
                State.OPEN,
                Severity.CRITICAL,
                HOSTILE,
                HOSTILE.repeat(1_000),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                DENMARK.zone(),
                NOW,
                next(5),
                HOSTILE,
                HOSTILE,
                URI.create("https://x.example/?a=%22%3E%3Cscript%3E"));
        for (var content : List.of(
                new MailContent.OfTicket(
                        hostile, new TicketEvent.TakenOver(HOSTILE), HOSTILE, List.of(HOSTILE, HOSTILE), null, NOW),
                new MailContent.Site(
                        hostile,
                        new TicketEvent.TakenOver(HOSTILE),
                        List.of(hostile, hostile),
                        1,
                        HOSTILE,
                        List.of(HOSTILE),
                        null,
                        NOW),
                Mails.bundle(List.of(hostile), HOSTILE, List.of(HOSTILE)),
                hostileReport(hostile),
                new MailContent.Test(HOSTILE, HOSTILE, NOW))) {
            var mail = written(content, ENGLISH);
            assertThat(mail.html())
                    .doesNotContain("<script", "</td><s", "\"' onload", "49", "\u202E")
                    .contains("&lt;script&gt;");
            assertThat(mail.text()).doesNotContain("\u202E", "49").doesNotContainPattern("(?m)^Bcc:");
            assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E");
            assertThat(mail.text().length()).isLessThan(10_000);
        }
    }

    @Test
    void theSubjectNamesTicketSeverityFaultAndPlaceAndIsBounded() {
        assertThat(written(content(new TicketEvent.Opened()), ENGLISH).subject())
                .isEqualTo("[DK-1042] critical: Machine offline, Palads, Screen 3");
        var endless = facts("DK-1", "x".repeat(5_000), "y".repeat(5_000), "z", Severity.INFO, State.OPEN, next(5));
        assertThat(written(
                                new MailContent.OfTicket(endless, new TicketEvent.Opened(), "c", List.of(), null, NOW),
                                ENGLISH)
                        .subject())
                .startsWith("[DK-1] info: xxx")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(Mail.LONGEST_SUBJECT);
    }

    @Test
    void mailsOfOneTicketHangTogetherAndTheSameOneHasTheSameId() {
        var first = written(content(new TicketEvent.Opened()), ENGLISH);
        var again = written(content(new TicketEvent.Opened()), DANISH);
        var later = written(
                new MailContent.OfTicket(facts(20), new TicketEvent.Escalated(1), "c9", List.of(), null, NOW), ENGLISH);
        assertThat(first.messageId()).matches("<DK-1042\\.c7f3\\.[0-9a-f]{16}@incidents\\.example\\.com>");
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(later.messageId()).isNotEqualTo(first.messageId());
        assertThat(later.references()).isEqualTo(first.references()).hasSize(1);
        var toOther = Mails.writer()
                .write(content(new TicketEvent.Opened()), new MailAddress("", "ole@example.com"), ENGLISH);
        assertThat(toOther.messageId()).isNotEqualTo(first.messageId());
        assertThat(Mails.writer()
                        .write(content(new TicketEvent.Opened()), new MailAddress("", "MAJA@example.com"), ENGLISH)
                        .messageId())
                .isEqualTo(first.messageId());
    }

    @Test
    void asksNobodyToAnswerByMachine() {
        assertThat(written(new MailContent.Test("admin", "t1", NOW), ENGLISH).headers())
                .containsEntry("Auto-Submitted", "auto-generated");
    }

    private static MailContent.Report hostileReport(TicketFacts hostile) {
        var row = new MailContent.Row(hostile, HOSTILE, HOSTILE, HOSTILE, false);
        var section = new MailContent.Section(HOSTILE, HOSTILE, List.of(row), List.of(HOSTILE), HOSTILE);
        return new MailContent.Report(
                HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, Severity.CRITICAL, List.of(section), NOW);
    }

    private static String firstLine(MailContent content, Locale language) {
        return Mails.writer()
                .write(content, MAJA, language)
                .text()
                .lines()
                .findFirst()
                .orElse("");
    }
}
