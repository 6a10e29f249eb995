package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static com.cinemataztic.incidents.notifications.mail.Mails.facts;
import static com.cinemataztic.incidents.notifications.mail.Mails.next;
import static com.cinemataztic.incidents.notifications.mail.Mails.several;
import static com.cinemataztic.incidents.overview.Handovers.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HandoverMailTests {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale DANISH = Locale.of("da");
    private static final String HOSTILE =
            "</td><script>alert(1)</script>\"' onload=x {0} ${7*7} [(${7*7})] \r\nBcc: a\u202Eb";

    @Test
    void aHandoverOfNothingSaysThatAllIsWellAndLeavesNoPartOut() {
        var none = mail(Handovers.quiet(), "", ENGLISH);
        assertThat(none.text())
                .startsWith("Denmark: no open tickets\n\nYou take over now. Everything works.")
                .contains(
                        "== On call from now on\nDenmark: nobody; an admin can add contacts to the region\n",
                        "== Next deadlines\nNothing is broken.\n",
                        "== Waiting now\nNo ticket is waiting.\n",
                        "== Ready for tonight\nNo show is known for the next hours.\n",
                        "== Opened\nNothing was opened.\n",
                        "== Recovered\nNothing recovered by itself.\n",
                        "== Closed by people\nNobody closed anything.\n")
                .doesNotContain("null");
    }

    @Test
    void aHandoverHasTheSamePartsInEveryLanguage() {
        var report = Handovers.report(several(4));
        var english = mail(report, "Olga", ENGLISH);
        assertThat(english.subject()).isEqualTo("[Denmark] Handover: 4 open tickets");
        assertThat(english.text())
                .startsWith("Denmark: 4 open tickets\n\nYou take over from Olga. The most pressing first."
                        + " Covers 09:48 CET to 17:48 CET.")
                .contains(
                        "Denmark: Bo Holm (by the weekly plan), until 22:48 local, CET",
                        "with olga, still to do: swap the cable",
                        "nobody has taken it",
                        "DK-1030 closed · Display disconnected · Palads, Screen 7",
                        "before the next show (19:18 local, CET)",
                        "fixed, by olga");
        var danish = mail(report, "Olga", DANISH);
        assertThat(danish.text())
                .startsWith("Denmark: 4 åbne sager\n\nDu overtager vagten fra Olga. De mest presserende først."
                        + " Dækker perioden fra kl. 09.48 CET til kl. 17.48 CET.")
                .contains(
                        "== Vagthavende fra nu af",
                        "== Klar til i aften\nDenmark: 4 klar, 2 i fare, 3 ukendt, 1 under vedligeholdelse",
                        "== Næste frister",
                        "== Venter nu",
                        "== Åbnet",
                        "== Fejlen forsvandt af sig selv",
                        "== Lukket manuelt",
                        "hos olga, mangler endnu: swap the cable",
                        "før næste forestilling (kl. 19.18 lokal tid, CET)",
                        "løst, af olga");
        assertThat(danish.html()).contains("Venter nu", "hos olga, mangler endnu", "✔ lukket");
    }

    @Test
    void whatWaitsSaysOnWhomOrOnWhatAndUntilWhen() {
        var until = NOW.plus(Duration.ofHours(2));
        var ticket = facts(42);
        var shift = shift(List.of(
                new HandoverReport.Waiting(
                        ticket, HandoverReport.On.MAINTENANCE, "olga", until, "new projector", false, 0),
                new HandoverReport.Waiting(ticket, HandoverReport.On.SILENCE, "bo", until, "", false, 0),
                new HandoverReport.Waiting(ticket, HandoverReport.On.DARK_HOURS, "", until, "", false, 0),
                new HandoverReport.Waiting(ticket, HandoverReport.On.SNOOZE, "", until, "", false, 0),
                new HandoverReport.Waiting(ticket, HandoverReport.On.NOBODY, "", null, "", true, 5)));
        assertThat(mail(shift, "", ENGLISH).text())
                .contains(
                        "in maintenance until 19:48 local, CET (olga: new projector)",
                        "silenced until 19:48 local, CET by bo",
                        "dark hours until 19:48 local, CET",
                        "snoozed, checked again 19:48 local, CET",
                        "nobody has taken it; 5 screens affected; recovered, not closed yet");
    }

    @Test
    void whileATicketIsSnoozedItDoesNotSayThatEverythingWorks() {
        var snoozed = facts("DK-1", "Machine offline", "Palads", "Screen 3", Severity.CRITICAL, State.CLOSED, next(42));
        var shift =
                shift(List.of(new HandoverReport.Waiting(snoozed, HandoverReport.On.SNOOZE, "", NOW, "", false, 0)));
        assertThat(mail(shift, "", ENGLISH).text())
                .startsWith("Denmark: no open tickets\n\nYou take over now. The most pressing first.")
                .doesNotContain("Everything works");
    }

    @Test
    void aLongPartOfAHandoverSaysHowManyItLeavesOut() {
        var mail = mail(Handovers.report(several(500)), "Olga", ENGLISH);
        assertThat(mail.text()).contains("470 more: see the portal");
        assertThat(mail.html().length()).isLessThan(500_000);
    }

    @Test
    void hostileTextsStayTexts() {
        var hostile = facts("DK-1", HOSTILE, HOSTILE, HOSTILE, Severity.CRITICAL, State.OPEN, next(5));
        var mail = mail(hostileReport(hostile), HOSTILE, ENGLISH);
        assertThat(mail.html())
                .doesNotContain("<script", "</td><s", "\"' onload", "49", "\u202E")
                .contains("&lt;script&gt;");
        assertThat(mail.text()).doesNotContain("\u202E", "49").doesNotContainPattern("(?m)^Bcc:");
        assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E");
        assertThat(mail.text().length()).isLessThan(10_000);
    }

    private static HandoverReport shift(List<HandoverReport.Waiting> waiting) {
        var quiet = Handovers.quiet();
        return new HandoverReport(
                DENMARK,
                quiet.since(),
                quiet.at(),
                quiet.zone(),
                List.of(),
                List.of(),
                List.of(),
                waiting,
                List.of(),
                quiet.tonight(),
                quiet.onCall(),
                true);
    }

    private static HandoverReport hostileReport(TicketFacts hostile) {
        var quiet = Handovers.quiet();
        return new HandoverReport(
                DENMARK,
                NOW,
                NOW,
                quiet.zone(),
                List.of(new HandoverReport.Opened(hostile, NOW, true)),
                List.of(new HandoverReport.Recovered(hostile, NOW, HandoverReport.NextShow.BEGUN)),
                List.of(new HandoverReport.Closed(hostile, NOW, CloseReason.WONT_FIX, HOSTILE, true)),
                List.of(
                        new HandoverReport.Waiting(hostile, HandoverReport.On.HOLDER, HOSTILE, NOW, HOSTILE, true, 3),
                        new HandoverReport.Waiting(
                                hostile, HandoverReport.On.MAINTENANCE, HOSTILE, NOW, HOSTILE, true, 3),
                        new HandoverReport.Waiting(hostile, HandoverReport.On.SILENCE, HOSTILE, NOW, HOSTILE, true, 3)),
                List.of(hostile),
                quiet.tonight(),
                quiet.onCall(),
                true);
    }
}
