package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.overview.tonight.Readiness;
import com.cinemataztic.incidents.overview.tonight.TonightDesk;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.overview.tonight.TonightReport.Counts;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfCinema;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfRegion;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfScreen;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of the page Ready for tonight, without UI components. Reads the account's rights again at each refresh. */
class TonightViewModel {

    /** The largest age of the daily mails shown, which are read from the store; all else is in memory. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Cinemas that need a look come first: at risk, then unknown. */
    private static final Comparator<Counts> WORST = Comparator.comparing((Counts counts) -> counts.atRisk() == 0)
            .thenComparing(counts -> counts.unknown() == 0);

    private final TonightDesk desk;
    private final DailyMailDesk mails;
    private final CurrentActor currentActor;
    private final Clock clock;

    private @Nullable Actor actor;
    private @Nullable Shown shown;
    private Map<RegionId, DailyMail> settings = Map.of();
    private Map<RegionId, DailyMailRun> runs = Map.of();
    private Instant mailsReadAt = Instant.EPOCH;
    private boolean mailsUnread;

    /**
     * What the page shows.
     *
     * @param until the end of the time, in the reader's zone
     * @param blind what monitoring cannot see; empty if nothing
     * @param regions those that need a look first
     */
    record Shown(Counts counts, String until, String blind, List<RegionPart> regions) {}

    /**
     * A region.
     *
     * @param mail a sentence on its daily mail; empty if the reader need not know
     * @param mayEdit whether the reader may change its daily mail
     */
    record RegionPart(
            RegionId id, String name, Counts counts, List<CinemaPart> cinemas, String mail, boolean mayEdit) {}

    /**
     * A cinema.
     *
     * @param lines its screens that are not ready
     */
    record CinemaPart(String name, Counts counts, String nextShow, List<ScreenLine> lines) {

        boolean isReady() {
            return lines.isEmpty();
        }
    }

    /**
     * A screen that is not ready.
     *
     * @param ticket the ticket about it, null: none
     */
    record ScreenLine(
            Readiness readiness,
            String name,
            String reason,
            @Nullable TicketId ticket,
            String show) {}

    TonightViewModel(TonightDesk desk, DailyMailDesk mails, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.mails = mails;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Reads everything again. */
    void refresh(TonightLocation location, ZoneId zone) {
        var asking = currentActor.get().orElse(null);
        if (!Objects.equals(asking, actor)) {
            mailsReadAt = Instant.EPOCH;
        }
        actor = asking;
        if (asking == null) {
            shown = null;
            return;
        }
        readMails(asking);
        shown = desk.report(asking, location.region(), location.ahead())
                .map(report -> shown(report, asking, zone))
                .orElse(null);
    }

    private void readMails(Actor asking) {
        var now = clock.instant();
        if (!asking.mayChange() || mailsReadAt.plus(FRESH).isAfter(now)) {
            return;
        }
        mailsReadAt = now;
        try {
            settings = mails.all(asking);
            runs = mails.lastRuns(asking);
            mailsUnread = false;
        } catch (StoreUnavailable unavailable) {
            mailsUnread = true;
        }
    }

    @Nullable
    Shown shown() {
        return shown;
    }

    /** @return why nothing is shown; empty if something is */
    String trouble() {
        return shown != null ? "" : text(actor == null ? "page.signed-out" : "tonight.no-region");
    }

    List<Region> regions() {
        return actor == null ? List.of() : desk.regions(actor);
    }

    private Shown shown(TonightReport report, Actor asking, ZoneId zone) {
        return new Shown(
                report.counts(),
                ZonedTimes.clock(report.until(), zone, report.at()),
                report.blind().text(),
                report.regions().stream()
                        .sorted(Comparator.comparing(OfRegion::counts, WORST))
                        .map(region -> part(region, asking, report.at()))
                        .toList());
    }

    private RegionPart part(OfRegion region, Actor asking, Instant now) {
        return new RegionPart(
                region.region().id(),
                region.region().name(),
                region.counts(),
                region.cinemas().stream()
                        .filter(cinema -> cinema.counts().playing() > 0)
                        .sorted(Comparator.comparing(OfCinema::counts, WORST))
                        .map(cinema -> part(cinema, now))
                        .toList(),
                asking.mayChange() ? mail(region.region(), now) : "",
                mails.mayChange(asking, region.region().id()));
    }

    private static CinemaPart part(OfCinema cinema, Instant now) {
        return new CinemaPart(
                cinema.cinema().name(),
                cinema.counts(),
                ZonedTimes.clock(cinema.nextShow(), cinema.cinema().zone(), now),
                cinema.screens().stream()
                        .filter(screen -> screen.readiness() != Readiness.READY)
                        .sorted(Comparator.comparing(OfScreen::readiness))
                        .map(screen -> line(screen, now))
                        .toList());
    }

    private static ScreenLine line(OfScreen screen, Instant now) {
        var ticket = screen.ticket();
        var zone = screen.cinema().zone();
        var until = ZonedTimes.clock(screen.until(), zone, now);
        return new ScreenLine(
                screen.readiness(),
                screen.screen().name(),
                switch (screen.reason()) {
                    case TICKET ->
                        ticket == null
                                ? text("tonight.reason.ticket")
                                : ticket.row().fault().summary();
                    case WINDOW -> text("tonight.reason.window", until);
                    case FAULT, BLIND, NO_MACHINE, NO_DATA, NO_SCHEDULE, PROVEN ->
                        text("tonight.reason." + screen.reason().word());
                },
                screen.readiness() == Readiness.AT_RISK && ticket != null ? ticket.id() : null,
                show(screen, zone, now));
    }

    private static String show(OfScreen screen, ZoneId zone, Instant now) {
        if (screen.showUntil() != null) {
            return text("tonight.show.on", ZonedTimes.clock(screen.showUntil(), zone, now));
        }
        return screen.showAt() == null
                ? text("tonight.show.unknown")
                : text("tonight.show.next", ZonedTimes.clock(screen.showAt(), zone, now));
    }

    private String mail(Region region, Instant now) {
        if (mailsUnread) {
            return text("tonight.mail.unread");
        }
        var setting = settings.get(region.id());
        var sentences = new ArrayList<String>();
        sentences.add(
                setting == null || !setting.on()
                        ? text("tonight.mail.off")
                        : text("tonight.mail.on", setting.at().toString()));
        var run = runs.get(region.id());
        if (run != null) {
            sentences.add(last(run, region.zone(), now));
        }
        return String.join(" ", sentences);
    }

    private static String last(DailyMailRun run, ZoneId zone, Instant now) {
        var due = ZonedTimes.clock(run.dueAt(), zone, now);
        return run.skipped() == null
                ? text(
                        "tonight.mail.last",
                        due,
                        run.count(State.SENT),
                        run.count(State.WAITING),
                        run.count(State.FAILED))
                : text(
                        "tonight.mail.skipped",
                        due,
                        text("tonight.mail.skip." + run.skipped().word()));
    }

    /** @return the setting of the region; one that is off if none is known */
    DailyMail setting(RegionId region) {
        return settings.getOrDefault(region, DailyMail.off(region));
    }

    /**
     * What a person entered.
     *
     * @param addresses separated by commas, spaces or lines
     */
    record Form(boolean on, @Nullable LocalTime at, boolean toContacts, String addresses, String language) {}

    /** Changes the region's daily mail. */
    Message write(DailyMail seen, Form form) {
        var asking = currentActor.get();
        if (asking.isEmpty()) {
            return new Message(text("page.signed-out"), false);
        }
        if (form.at() == null) {
            return new Message(text("tonight.mail.no-time"), false);
        }
        var addresses = new ArrayList<EmailAddress>();
        for (var entered : form.addresses().strip().split("[\\s,;]+")) {
            var address = EmailAddress.parse(entered);
            if (address.isPresent()) {
                addresses.add(address.get());
            } else if (!entered.isEmpty()) {
                return new Message(text("tonight.mail.bad-address", entered), false);
            }
        }
        var changed = new DailyMail(
                seen.region(),
                form.on(),
                form.at(),
                form.toContacts(),
                addresses,
                form.language(),
                seen.changedAt(),
                seen.version());
        mailsReadAt = Instant.EPOCH;
        try {
            return switch (mails.write(asking.get(), seen, changed)) {
                case EditResult.Done<DailyMail> _ ->
                    new Message(
                            form.on()
                                    ? text("tonight.mail.saved-on", form.at().toString())
                                    : text("tonight.mail.saved-off"),
                            true);
                case EditResult.Rejected<DailyMail>(var reason) -> new Message(reason.text(), false);
                case EditResult.Stale<DailyMail> _ -> new Message(text("tonight.mail.stale"), false);
            };
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
