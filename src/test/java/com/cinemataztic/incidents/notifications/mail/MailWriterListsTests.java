package com.cinemataztic.incidents.notifications.mail;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static com.cinemataztic.incidents.notifications.mail.Mails.facts;
import static com.cinemataztic.incidents.notifications.mail.Mails.links;
import static com.cinemataztic.incidents.notifications.mail.Mails.several;
import static com.cinemataztic.incidents.notifications.mail.Mails.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mails of several tickets: lists and sites. */
class MailWriterListsTests {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale DANISH = Locale.of("da");

    @Test
    void aListHasTheMostPressingFirst() {
        var mail = written(Mails.bundle(several(6), "c", List.of("Maja")), ENGLISH);
        assertThat(mail.subject()).isEqualTo("[Denmark] 6 new tickets: Machine offline, Wrong resolution");
        assertThat(mail.text())
                .startsWith("6 new tickets in Denmark · missing a show right now (until 18:00 local, CET)\n");
        var order = Pattern.compile("(?m)^DK-[0-9]+")
                .matcher(mail.text())
                .results()
                .map(match -> match.group())
                .toList();
        assertThat(order).containsExactly("DK-1042", "DK-1045", "DK-1044", "DK-1043", "DK-1041", "DK-1040");
        assertThat(links(mail)).contains("https://incidents.example.com/tickets/DK-1045");
    }

    @Test
    void aLongListNamesEveryTicketOnceAndTheLessPressingOnesShortly() {
        var many = several(173);
        var mail = written(Mails.bundle(many, "c", Collections.nCopies(20, "Maja")), ENGLISH);
        assertThat(mail.text()).contains("123 more tickets:", "and 8 more");
        assertThat(mail.html()).contains("123 more tickets:");
        var named = Pattern.compile("(?m)^DK-[0-9]+")
                .matcher(mail.text())
                .results()
                .map(match -> match.group())
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        many.stream().map(ticket -> ticket.id().value()).toList());
        assertThat(links(mail))
                .containsAll(many.stream()
                        .map(ticket -> "https://incidents.example.com/tickets/" + ticket.id())
                        .toList());
    }

    @Test
    void aMixedListSaysOfEachWhatHappened() {
        var lines = List.of(
                new MailContent.Line(facts(42), new TicketEvent.Escalated(2)),
                new MailContent.Line(several(2).getLast(), new TicketEvent.SeverityRose(Severity.INFO)));
        var mail = written(new MailContent.Bundle(DENMARK, lines, "c", List.of(), NOW), ENGLISH);
        assertThat(mail.subject()).startsWith("[Denmark] 2 tickets to look at: ");
        assertThat(mail.text())
                .contains("Nobody has taken it. This is escalation level 2.", "Severity rose from info to warning.");
    }

    @Test
    void aSiteCountsTheScreensNotifiedBeforeAndSaysSo() {
        var site = Mails.site(2);
        var mail = written(
                new MailContent.Site(site.site(), site.what(), site.screens(), 1, "c", List.of(), null, NOW), ENGLISH);
        assertThat(mail.subject()).isEqualTo("[DK-1050] Palads, Denmark: 3 screens offline");
        assertThat(mail.text()).contains("One of them is not listed here: you were notified before.");
    }

    @Test
    void aSiteComesBeforeAScreenThatIsAsUrgent() {
        var site = Mails.site(0);
        var screen = facts(42);
        var mail = written(
                new MailContent.Site(site.site(), site.what(), List.of(screen), 0, "c", List.of(), null, NOW), ENGLISH);
        assertThat(screen.id().value()).isLessThan(site.site().id().value());
        assertThat(mail.text().indexOf("\nDK-1050"))
                .isPositive()
                .isLessThan(mail.text().indexOf("\nDK-1042"));
    }

    @Test
    void aSiteIsOneMailWithItsPhone() {
        var mail = written(Mails.site(3), DANISH);
        assertThat(mail.subject()).isEqualTo("[DK-1050] Palads, Denmark: 3 sale offline");
        assertThat(mail.text())
                .startsWith("3 sale offline i Palads · går glip af")
                .contains("Telefon: +45 33 11 22 33", "DK-1050", "DK-1040", "DK-1041", "DK-1042");
        assertThat(links(mail)).contains("tel:+4533112233", Mails.TAKE.toString());
    }
}
