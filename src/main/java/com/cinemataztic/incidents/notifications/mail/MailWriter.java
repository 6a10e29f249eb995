package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a mail's content into words, as text and as HTML. The same content always gives the same mail. */
@Component
public class MailWriter {

    private static final int MOST_ROWS = 50;

    private final Templates templates;
    private final PublicUrl publicUrl;
    private final MailRows rows;

    MailWriter(Templates templates, PublicUrl publicUrl) {
        this.templates = templates;
        this.publicUrl = publicUrl;
        this.rows = new MailRows(publicUrl);
    }

    /** The parts of a mail that depend on its content. */
    private record Draft(String thread, String subject, String template, Map<String, Object> model) {}

    /**
     * @param content what it says
     * @param to the recipient
     * @param language English is used if there are no phrases in it
     */
    public Mail write(MailContent content, MailAddress to, Locale language) {
        var times = new LocalTimes(Phrases.in(language), content.at());
        var draft =
                switch (content) {
                    case MailContent.OfTicket ticket -> ticket(ticket, times);
                    case MailContent.Bundle bundle -> bundle(bundle, times);
                    case MailContent.Site site -> site(site, times);
                    case MailContent.Report report -> report(report, times);
                    case MailContent.Test test -> test(test, times);
                };
        var locale = times.phrases().locale();
        var model = new HashMap<>(draft.model());
        model.put("language", locale.getLanguage());
        model.put("portal", publicUrl.base().toString());
        model.put("to", to.called());
        var ids = new MessageIds(Objects.requireNonNullElse(publicUrl.base().getHost(), "portal"), to);
        var root = ids.thread(draft.thread());
        return new Mail(
                ids.message(draft.thread(), content.changeId()),
                root,
                List.of(root),
                to,
                MailText.line(draft.subject(), Mail.LONGEST_SUBJECT),
                tidied(templates.render("mail/" + draft.template() + ".txt", locale, model)),
                templates.render("mail/" + draft.template() + ".html", locale, model),
                // Otherwise every out-of-office reply comes back, and some of them answer each other.
                Map.of("Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"));
    }

    private Draft ticket(MailContent.OfTicket content, LocalTimes times) {
        var ticket = content.ticket();
        var phrases = times.phrases();
        var model = rows.row(ticket, times);
        model.put("lead", MailRows.happened(content.what(), ticket, phrases));
        model.put("description", ticket.description());
        model.put("facts", facts(content, times));
        putPhone(model, ticket.phone());
        putIfPresent(model, "runbook", ticket.runbook());
        if (content.what().mayBeTaken() && ticket.state() == State.OPEN) {
            putIfPresent(model, "take", content.takeLink());
        }
        model.put("tone", MailRows.severity(ticket));
        var urgency = phrases.say("severity." + MailRows.severity(ticket));
        if (content.what() instanceof TicketEvent.ClosedByItself) {
            // A ticket that needs no action must not look as if it did.
            urgency = phrases.say("state.closed");
            model.put("tone", "good");
            model.put("severity", "good");
            model.put("severityLabel", urgency);
            model.put("show", "");
        }
        if (content.what() instanceof TicketEvent.Drill) {
            urgency = phrases.say("drill");
            model.put("tone", "info");
            model.put("severity", "info");
            model.put("severityLabel", urgency);
            model.put("show", "");
        }
        return new Draft(
                ticket.id().value(),
                phrases.say(
                        "subject.ticket", ticket.id(), urgency, MailRows.joined(", ", ticket.fault(), ticket.place())),
                "ticket",
                model);
    }

    private List<Map<String, Object>> facts(MailContent.OfTicket content, LocalTimes times) {
        var ticket = content.ticket();
        var phrases = times.phrases();
        var facts = new ArrayList<Map<String, Object>>();
        add(
                facts,
                phrases.say("label.ticket"),
                ticket.id() + ", " + phrases.say("severity." + MailRows.severity(ticket)));
        add(facts, phrases.say("label.where"), MailRows.joined(", ", ticket.place(), ticket.region()));
        add(facts, phrases.say("label.machine"), Objects.requireNonNullElse(ticket.machine(), ""));
        add(
                facts,
                phrases.say("label.since"),
                phrases.say("since", times.ago(ticket.startedAt()), times.clock(ticket.startedAt(), ticket.zone())));
        add(facts, phrases.say("label.who"), MailRows.state(ticket, phrases));
        add(facts, phrases.say("label.notified"), MailRows.notified(content.notified(), phrases));
        return facts;
    }

    private Draft bundle(MailContent.Bundle content, LocalTimes times) {
        var phrases = times.phrases();
        var region = content.region();
        var tickets = content.tickets();
        var count = tickets.size();
        var mixed = content.allNew() ? "" : "-mixed";
        var model = list(content.lines(), content.notified(), times);
        model.put(
                "headline", phrases.say("headline.bundle" + mixed, count, name(region), mostPressing(tickets, times)));
        model.put("lead", phrases.say("lead.bundle"));
        return new Draft(
                "bundle-" + region.id().value(),
                phrases.say("subject.bundle" + mixed, name(region), count, faults(tickets)),
                "list",
                model);
    }

    private Draft site(MailContent.Site content, LocalTimes times) {
        var phrases = times.phrases();
        var site = content.site();
        var cinema = Objects.requireNonNullElse(site.cinema(), site.fault());
        var count = content.screens().size() + content.known();
        var lines = Stream.concat(Stream.of(site), content.screens().stream()).toList();
        var model = list(lines(lines), content.notified(), times);
        model.put("headline", phrases.say("headline.site", count, cinema, mostPressing(lines, times)));
        var known = content.known() == 0 ? "" : " " + phrases.say("lead.site-known", content.known());
        model.put("lead", MailRows.happened(content.what(), site, phrases) + " " + phrases.say("lead.site") + known);
        putPhone(model, site.phone());
        if (content.what().mayBeTaken() && site.state() == State.OPEN) {
            putIfPresent(model, "take", content.takeLink());
        }
        return new Draft(
                site.id().value(),
                phrases.say("subject.site", MailRows.joined(", ", cinema, site.region()), count, site.id()),
                "list",
                model);
    }

    private Draft report(MailContent.Report content, LocalTimes times) {
        var model = list(List.of(), List.of(), times);
        if (content.worst() != null) {
            model.put("tone", content.worst().word());
        }
        model.put("headline", content.headline());
        model.put("lead", content.lead());
        model.put(
                "sections",
                content.sections().stream()
                        .map(section -> rows.section(section, times))
                        .toList());
        return new Draft(content.thread(), content.subject(), "list", model);
    }

    private Draft test(MailContent.Test content, LocalTimes times) {
        var phrases = times.phrases();
        var model = list(List.of(), List.of(), times);
        model.put("tone", "info");
        model.put("headline", phrases.say("headline.test"));
        model.put("lead", phrases.say("lead.test", MailText.line(content.askedBy(), 100)));
        return new Draft("test", phrases.say("subject.test"), "list", model);
    }

    private static List<MailContent.Line> lines(List<TicketFacts> tickets) {
        return tickets.stream()
                .map(ticket -> new MailContent.Line(ticket, new TicketEvent.Opened()))
                .toList();
    }

    /** Names every ticket: the most urgent with its details, the others in one line each. */
    private Map<String, Object> list(List<MailContent.Line> lines, List<String> notified, LocalTimes times) {
        var sorted = lines.stream()
                .sorted(Comparator.comparing(MailContent.Line::ticket, LocalTimes.BY_DEADLINE))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("tone", MailRows.tone(lines.stream().map(MailContent.Line::ticket)));
        model.put(
                "rows",
                sorted.stream()
                        .limit(MOST_ROWS)
                        .map(line -> rows.row(line, times))
                        .toList());
        model.put(
                "rest",
                sorted.stream()
                        .skip(MOST_ROWS)
                        .map(line -> rows.row(line.ticket(), times))
                        .toList());
        model.put("more", sorted.size() > MOST_ROWS ? times.phrases().say("rows.more", sorted.size() - MOST_ROWS) : "");
        model.put("notified", MailRows.notified(notified, times.phrases()));
        model.put("sections", List.of());
        putPhone(model, "");
        return model;
    }

    private static String mostPressing(List<TicketFacts> tickets, LocalTimes times) {
        return tickets.stream()
                .min(LocalTimes.BY_DEADLINE)
                .map(ticket -> times.show(ticket.deadline(), ticket.zone()))
                .orElse("");
    }

    private static String faults(List<TicketFacts> tickets) {
        return String.join(
                ", ",
                tickets.stream().map(TicketFacts::fault).distinct().limit(3).toList());
    }

    private static String name(Region region) {
        return MailText.line(region.name(), 100);
    }

    private static void add(List<Map<String, Object>> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(Map.of("label", label, "value", value));
        }
    }

    private static void putPhone(Map<String, Object> model, String phone) {
        model.put("phone", phone);
        model.put("dial", phone.replaceAll("[^0-9+]", ""));
    }

    private static void putIfPresent(Map<String, Object> model, String key, @Nullable Object value) {
        if (value != null) {
            model.put(key, value.toString());
        }
    }

    /** Removes the empty lines that a template leaves for absent parts. */
    private static String tidied(String text) {
        return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
    }
}
