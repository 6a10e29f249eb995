package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.mail.LocalTimes;
import com.cinemataztic.incidents.notifications.mail.MailContent;
import com.cinemataztic.incidents.notifications.mail.Phrases;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfRegion;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfScreen;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a report into words for mail and handover. */
public final class TonightWording {

    /** The portal has the rest, and a mail should stay small. */
    private static final int MOST_SENTENCES = 30;

    private static final int MOST_NAMES = 6;
    private static final int LONGEST_NAME = 100;

    private final TonightReport report;
    private final Phrases phrases;
    private final LocalTimes times;

    /** @param language English is used if there are no phrases in it */
    public TonightWording(TonightReport report, Locale language) {
        this.report = report;
        this.phrases = Phrases.in(language);
        this.times = new LocalTimes(phrases, report.at());
    }

    /** @return one sentence a region that has screens, and one if monitoring is blind */
    public List<String> sentences() {
        var regions = report.regions().stream()
                .filter(region -> region.counts().playing() > 0)
                .map(region -> phrases.say("tonight.place", name(region.region().name()), counts(region.counts())));
        return Stream.concat(blind().stream(), regions).toList();
    }

    /**
     * The mail about one region.
     *
     * @param region one of the report
     * @param id the mail's id: a mail that is sent again keeps it
     * @param dueAt when it should have been sent; null: it is sent in time
     */
    MailContent mail(OfRegion region, String id, @Nullable Instant dueAt) {
        var counts = region.counts();
        var title = phrases.say(
                "subject.tonight",
                name(region.region().name()),
                counts.playing() == 0 ? phrases.say("tonight.none") : counts(counts));
        return new MailContent.Report(
                "tonight-" + region.region().id(),
                id,
                title,
                title,
                lead(region, dueAt),
                worst(region),
                List.of(
                        atRisk(region),
                        section("unknown", region.screens(Readiness.UNKNOWN)),
                        section("maintenance", region.screens(Readiness.MAINTENANCE)),
                        cinemas(region)),
                report.at());
    }

    private String lead(OfRegion region, @Nullable Instant dueAt) {
        var zone = region.region().zone();
        var lead = new ArrayList<String>();
        lead.add(phrases.say(
                "lead.tonight",
                times.plain(report.until(), zone),
                region.counts().idle()));
        if (dueAt != null) {
            lead.add(phrases.say("lead.tonight-late", times.plain(dueAt, zone)));
        }
        lead.addAll(blind());
        return String.join(" ", lead);
    }

    private List<String> blind() {
        return report.blind().isEmpty()
                ? List.of()
                : List.of(phrases.say(
                        "tonight.blind", MailText.line(report.blind().in(phrases.locale()), LONGEST_NAME)));
    }

    private String counts(TonightReport.Counts counts) {
        return phrases.say("tonight.counts", counts.ready(), counts.atRisk(), counts.unknown(), counts.maintenance());
    }

    /** Unknown is never green, and nothing known is not either. */
    private static @Nullable Severity worst(OfRegion region) {
        var counts = region.counts();
        if (counts.atRisk() + counts.unknown() == 0) {
            return counts.ready() > 0 ? null : Severity.INFO;
        }
        return region.screens(Readiness.AT_RISK)
                .map(OfScreen::ticket)
                .filter(Objects::nonNull)
                .map(ticket -> ticket.row().severity())
                .filter(severity -> severity == Severity.CRITICAL)
                .findAny()
                .orElse(Severity.WARNING);
    }

    private MailContent.Section atRisk(OfRegion region) {
        var rows = new ArrayList<MailContent.Row>();
        var others = new ArrayList<OfScreen>();
        region.screens(Readiness.AT_RISK).forEach(screen -> {
            var row = row(screen, region);
            if (row == null) {
                others.add(screen);
            } else {
                rows.add(row);
            }
        });
        return new MailContent.Section(
                phrases.say("section.at-risk"),
                phrases.say("label.show"),
                rows,
                byCinema(others.stream()),
                phrases.say("none.at-risk"));
    }

    private MailContent.@Nullable Row row(OfScreen screen, OfRegion region) {
        var entry = screen.ticket();
        if (entry == null) {
            return null;
        }
        var ticket = TicketFacts.of(entry, region.region().name(), "");
        return new MailContent.Row(
                ticket,
                phrases.say("tonight.row", ticket.fault(), place(screen)),
                times.show(deadline(screen), screen.cinema().zone()),
                ticket.assignee() == null ? phrases.say("state.open") : phrases.say("waits.holder", ticket.assignee()),
                false);
    }

    private static Deadline deadline(OfScreen screen) {
        if (screen.showUntil() != null) {
            return new Deadline(Deadline.Kind.MISSING_NOW, screen.showUntil());
        }
        return screen.showAt() == null ? Deadline.UNKNOWN : new Deadline(Deadline.Kind.NEXT_SHOW, screen.showAt());
    }

    private MailContent.Section section(String name, Stream<OfScreen> screens) {
        return new MailContent.Section(
                phrases.say("section." + name), "", List.of(), byCinema(screens), phrases.say("none." + name));
    }

    private MailContent.Section cinemas(OfRegion region) {
        return new MailContent.Section(
                phrases.say("section.cinemas"),
                "",
                List.of(),
                few(region.cinemas().stream()
                        .filter(cinema -> cinema.counts().playing() > 0)
                        .map(cinema -> phrases.say(
                                "tonight.place", name(cinema.cinema().name()), counts(cinema.counts())))
                        .toList()),
                phrases.say("tonight.none"));
    }

    private record Group(String cinema, Reason reason) {}

    /** One sentence for the screens of a cinema that are what they are for the same reason. */
    private List<String> byCinema(Stream<OfScreen> screens) {
        var groups = screens.collect(Collectors.groupingBy(
                screen -> new Group(name(screen.cinema().name()), screen.reason()),
                LinkedHashMap::new,
                Collectors.toList()));
        return few(groups.entrySet().stream()
                .map(group -> phrases.say(
                        "tonight.screens",
                        group.getKey().cinema(),
                        names(group.getValue()),
                        phrases.say("tonight.reason." + group.getKey().reason().word())))
                .toList());
    }

    private String names(List<OfScreen> screens) {
        return screens.size() > MOST_NAMES
                ? phrases.say("tonight.screen-count", screens.size())
                : screens.stream()
                        .map(screen -> name(screen.screen().name()))
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(", "));
    }

    private List<String> few(List<String> sentences) {
        var more = sentences.size() - MOST_SENTENCES;
        return more <= 0
                ? sentences
                : Stream.concat(sentences.stream().limit(MOST_SENTENCES), Stream.of(phrases.say("section.more", more)))
                        .toList();
    }

    private static String place(OfScreen screen) {
        return name(screen.cinema().name()) + ", " + name(screen.screen().name());
    }

    private static String name(String name) {
        return MailText.line(name, LONGEST_NAME);
    }
}
