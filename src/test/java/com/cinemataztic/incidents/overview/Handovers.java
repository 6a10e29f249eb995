package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static com.cinemataztic.incidents.notifications.mail.Mails.next;

import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.mail.LocalTimes;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.oncall.OnCallNow;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Handover reports and their mails as tests need them. */
public final class Handovers {

    private Handovers() {}

    /** @return the mail to Maja with the report */
    public static Mail mail(HandoverReport report, String from, Locale language) {
        return Mails.written(HandoverMail.content(report, "c", from, language), language);
    }

    /** @return what a shift of Denmark hands over: these wait, one of each other kind */
    public static HandoverReport report(List<TicketFacts> waiting) {
        var recovered = Mails.facts(
                "DK-1030", "Display disconnected", "Palads", "Screen 7", Severity.WARNING, State.CLOSED, next(90));
        var fixed = Mails.facts(
                "DK-1031", "Wrong resolution", "Palads", "Screen 8", Severity.WARNING, State.CLOSED, next(95));
        var bo = GivenContact.named("Bo Holm").contact();
        return new HandoverReport(
                DENMARK,
                NOW.minus(Duration.ofHours(8)),
                NOW,
                DENMARK.zone(),
                waiting.stream()
                        .map(ticket -> new HandoverReport.Opened(ticket, ticket.startedAt(), false))
                        .toList(),
                List.of(new HandoverReport.Recovered(
                        recovered, NOW.minus(Duration.ofMinutes(50)), HandoverReport.NextShow.AHEAD)),
                List.of(new HandoverReport.Closed(
                        fixed, NOW.minus(Duration.ofMinutes(70)), CloseReason.FIXED, "olga", false)),
                waiting.stream().map(Handovers::waiting).toList(),
                waiting.stream().sorted(LocalTimes.BY_DEADLINE).toList(),
                Tonights.mixed(),
                List.of(new HandoverReport.Responder(
                        DENMARK,
                        DENMARK.zone(),
                        new OnCallNow(
                                OnCallNow.Source.SHIFT,
                                List.of(new Recipient(bo, Recipient.Reason.ON_CALL, null)),
                                NOW.plus(Duration.ofHours(5))))),
                false);
    }

    private static HandoverReport.Waiting waiting(TicketFacts ticket) {
        var holder = ticket.assignee();
        return holder == null
                ? new HandoverReport.Waiting(ticket, HandoverReport.On.NOBODY, "", null, "", false, 0)
                : new HandoverReport.Waiting(
                        ticket, HandoverReport.On.HOLDER, holder, null, "swap the cable", false, 0);
    }

    /** @return what a shift of Denmark hands over when it was quiet */
    public static HandoverReport quiet() {
        return new HandoverReport(
                DENMARK,
                NOW.minus(Duration.ofHours(8)),
                NOW,
                DENMARK.zone(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Tonights.empty(),
                List.of(new HandoverReport.Responder(
                        DENMARK, DENMARK.zone(), new OnCallNow(OnCallNow.Source.NOBODY, List.of(), null))),
                false);
    }
}
