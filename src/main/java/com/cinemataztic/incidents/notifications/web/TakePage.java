package com.cinemataztic.incidents.notifications.web;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.mail.LocalTimes;
import com.cinemataztic.incidents.notifications.mail.Phrases;
import com.cinemataztic.incidents.notifications.mail.Templates;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.notifications.takelink.TakeAnswer;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders the page behind a take link: which ticket, where, what is wrong, and the one button or why there is none. */
@Component
public class TakePage {

    private static final int LONGEST_NAME = 100;

    private final Templates templates;
    private final PublicUrl publicUrl;
    private final TicketQueue queue;
    private final Clock clock;

    TakePage(Templates templates, PublicUrl publicUrl, TicketQueue queue, Clock clock) {
        this.templates = templates;
        this.publicUrl = publicUrl;
        this.queue = queue;
        this.clock = clock;
    }

    /** @return the page, as HTML */
    public String html(TakeAnswer answer, Locale language) {
        var times = new LocalTimes(Phrases.in(language), clock.instant());
        var phrases = times.phrases();
        var model = new HashMap<String, Object>();
        model.put("language", phrases.locale().getLanguage());
        model.put("portal", publicUrl.base().toString());
        model.put("tone", "bad");
        switch (answer) {
            case TakeAnswer.Offer(var ticket, var as) -> {
                say(model, "info", phrases.say("take.title", ticket.id()), "");
                show(model, ticket, times);
                model.put("version", Integer.toString(ticket.version()));
                model.put("as", as);
            }
            case TakeAnswer.Taken(var ticket) -> {
                say(model, "good", phrases.say("take.done", ticket.id()), phrases.say("take.done.more"));
                show(model, ticket, times);
            }
            case TakeAnswer.Yours(var ticket) -> {
                say(model, "good", phrases.say("take.yours", ticket.id()), "");
                show(model, ticket, times);
            }
            case TakeAnswer.Other other -> other(model, other, times);
            case TakeAnswer.NotAllowed(var ticket, var reason) -> {
                say(model, "bad", phrases.say("take.not-allowed"), reason);
                show(model, ticket, times);
            }
            case TakeAnswer.Used(var id) -> refuse(model, "used", id, phrases);
            case TakeAnswer.Expired(var id) -> refuse(model, "expired", id, phrases);
            case TakeAnswer.Gone(var id) -> say(model, "bad", phrases.say("take.gone", id), "");
            case TakeAnswer.Forged() -> say(model, "bad", phrases.say("take.forged"), phrases.say("take.forged.more"));
            case TakeAnswer.TooOften() -> say(model, "bad", phrases.say("take.often"), phrases.say("take.often.more"));
            case TakeAnswer.Unknown(var id, var ticket) -> {
                say(
                        model,
                        "bad",
                        phrases.say("take.unknown"),
                        phrases.say(ticket == null ? "take.unknown.unread" : "take.unknown.more", id));
                model.put("again", true);
                if (ticket != null) {
                    show(model, ticket, times);
                }
            }
            case TakeAnswer.Busy() -> {
                say(model, "bad", phrases.say("take.busy"), phrases.say("take.busy.more"));
                model.put("again", true);
            }
        }
        return templates.render("pages/take.html", language, model);
    }

    private void other(Map<String, Object> model, TakeAnswer.Other other, LocalTimes times) {
        var phrases = times.phrases();
        var ticket = other.ticket();
        var by = person(other.by());
        var zone = queue.entry(ticket).zone();
        var when = times.clock(other.when(), zone);
        if (ticket.state() == State.CLOSED) {
            say(model, "bad", phrases.say("take.closed", ticket.id()), phrases.say("take.closed.more", by, when));
        } else {
            var who = person(String.valueOf(ticket.assignee()));
            say(
                    model,
                    "bad",
                    phrases.say("take.other", who),
                    phrases.say("take.other.more", when, times.ago(other.when())));
        }
        show(model, ticket, times);
    }

    /** The timeline says by what means somebody took the ticket; this page says only who. */
    private static String person(String who) {
        return MailText.line(
                who.startsWith(TakeLink.BY_MAIL) ? who.substring(TakeLink.BY_MAIL.length()) : who, LONGEST_NAME);
    }

    private void refuse(Map<String, Object> model, String why, TicketId id, Phrases phrases) {
        say(model, "bad", phrases.say("take." + why), phrases.say("take." + why + ".more"));
        model.put("link", publicUrl.ticket(id).toString());
    }

    private static void say(Map<String, Object> model, String tone, String title, String more) {
        model.put("tone", tone);
        model.put("title", title);
        model.put("more", more);
    }

    private void show(Map<String, Object> model, Ticket ticket, LocalTimes times) {
        var facts = TicketFacts.of(queue.entry(ticket), "", "");
        var phrases = times.phrases();
        var severity = facts.severity().word();
        model.put("link", publicUrl.ticket(ticket.id()).toString());
        model.put("fault", facts.fault());
        model.put("place", facts.place());
        model.put("severity", severity);
        model.put("severityLabel", phrases.say("severity." + severity));
        model.put(
                "since",
                phrases.say(
                        "take.since",
                        phrases.say(
                                "since", times.ago(facts.startedAt()), times.clock(facts.startedAt(), facts.zone()))));
        if (ticket.state().live()) {
            model.put("show", times.show(facts.deadline(), facts.zone()));
        }
    }
}
