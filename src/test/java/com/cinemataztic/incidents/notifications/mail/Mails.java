package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.env.MockEnvironment;

/** Mails as tests need them. */
public final class Mails {

    /** 17:48 in Copenhagen. */
    public static final Instant NOW = Instant.parse("2026-11-23T16:48:00Z");

    public static final MailAddress MAJA = new MailAddress("Maja Ærø", "maja@example.com");
    public static final Region DENMARK =
            new Region(new RegionId("denmark"), "DK", "Denmark", ZoneId.of("Europe/Copenhagen"));
    public static final URI TAKE = URI.create("https://incidents.example.com/take/abc.def");

    private Mails() {}

    /** @return settings with nothing set but these, {@code key, value, key, value} */
    public static MailSettings settings(String... set) {
        var values = new java.util.HashMap<>(Map.of(
                "from", "incidents@example.com",
                "publicUrl", "https://incidents.example.com",
                "sendgridUrl", "https://api.sendgrid.com",
                "smtpHost", "",
                "smtpPort", "587",
                "smtpUser", "",
                "smtpCa", "",
                "timeout", "PT30S",
                "mailboxSize", "1000",
                "goLive", "true"));
        for (int i = 0; i < set.length; i += 2) {
            values.put(set[i], set[i + 1]);
        }
        return new MailSettings(
                Boolean.parseBoolean(values.get("goLive")),
                String.valueOf(values.get("from")),
                "Incidents Portal",
                String.valueOf(values.get("publicUrl")),
                String.valueOf(values.get("sendgridUrl")),
                String.valueOf(values.get("smtpHost")),
                Integer.parseInt(String.valueOf(values.get("smtpPort"))),
                String.valueOf(values.get("smtpUser")),
                String.valueOf(values.get("smtpCa")),
                Duration.parse(String.valueOf(values.get("timeout"))),
                Integer.parseInt(String.valueOf(values.get("mailboxSize"))),
                Duration.ofHours(24));
    }

    public static MailWriter writer() {
        return new MailWriter(new Templates(), publicUrl());
    }

    public static PublicUrl publicUrl() {
        return new PublicUrl(settings(), new MockEnvironment());
    }

    /** @return a mail with this subject, text and HTML being nearly nothing */
    public static Mail mail(String subject) {
        return new Mail(
                "<DK-1.c1.abc@incidents.example.com>",
                "<DK-1.abc@incidents.example.com>",
                List.of("<DK-1.abc@incidents.example.com>"),
                MAJA,
                subject,
                "Sal 3 på Ærø Bio\n",
                "<p>Sal 3 på Ærø Bio</p>",
                Map.of("Auto-Submitted", "auto-generated"));
    }

    /** @return a machine offline at Palads, Screen 3, next show in so many minutes */
    public static TicketFacts facts(int minutes) {
        return facts("DK-1042", "Machine offline", "Palads", "Screen 3", Severity.CRITICAL, State.OPEN, next(minutes));
    }

    public static TicketFacts facts(
            String id,
            String fault,
            @Nullable String cinema,
            @Nullable String screen,
            Severity severity,
            State state,
            Deadline deadline) {
        return new TicketFacts(
                new TicketId(id),
                state,
                severity,
                fault,
                "The vendor's cloud has no contact with machine 02:c1:1e:16:ab:3b. Nothing plays on this screen until it"
                        + " is back.",
                cinema,
                screen,
                "02:c1:1e:16:ab:3b",
                "Denmark",
                DENMARK.zone(),
                NOW.minus(Duration.ofMinutes(22)),
                deadline,
                state == State.INPROGRESS ? "olga" : null,
                "+45 33 11 22 33",
                URI.create("https://incidents.example.com/runbooks/machine-offline"));
    }

    public static Deadline next(int minutes) {
        return new Deadline(Deadline.Kind.NEXT_SHOW, NOW.plus(Duration.ofMinutes(minutes)));
    }

    public static MailContent.OfTicket content(TicketEvent what) {
        return new MailContent.OfTicket(facts(42), what, "c7f3", List.of("Maja", "Ole Søndergaard"), TAKE, NOW);
    }

    /** @return new tickets of Denmark in one mail */
    public static MailContent.Bundle bundle(List<TicketFacts> tickets, String changeId, List<String> notified) {
        return new MailContent.Bundle(
                DENMARK,
                tickets.stream()
                        .map(ticket -> new MailContent.Line(ticket, new TicketEvent.Opened()))
                        .toList(),
                changeId,
                notified,
                NOW);
    }

    /** @return Palads with so many of its screens */
    public static MailContent.Site site(int screens) {
        var palads = facts("DK-1050", "Cinema offline", "Palads", null, Severity.CRITICAL, State.OPEN, next(42));
        return new MailContent.Site(
                palads, new TicketEvent.Opened(), several(screens), 0, "c2", List.of("Maja"), TAKE, NOW);
    }

    /** @return tickets of an evening, so many */
    public static List<TicketFacts> several(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> facts(
                        "DK-" + (1040 + i),
                        i % 3 == 1 ? "Wrong resolution" : "Machine offline",
                        i % 2 == 0 ? "Palads" : "Nordisk Film Biografer Kennedy, Aalborg",
                        "Screen " + (i + 1),
                        i % 3 == 1 ? Severity.WARNING : Severity.CRITICAL,
                        i % 4 == 3 ? State.INPROGRESS : State.OPEN,
                        i == 2
                                ? new Deadline(Deadline.Kind.MISSING_NOW, NOW.plus(Duration.ofMinutes(12)))
                                : next(200 - 30 * i)))
                .toList();
    }

    /** @return where the links of its HTML lead, in their order */
    public static List<String> links(Mail mail) {
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(mail.html())
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .toList();
    }

    public static Mail written(MailContent content, Locale language) {
        return writer().write(content, MAJA, language);
    }
}
