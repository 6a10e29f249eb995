package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.overview.tonight.Readiness;
import com.cinemataztic.incidents.overview.tonight.TonightDesk;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.overview.tonight.TonightReport.Counts;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfCinema;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfRegion;
import com.cinemataztic.incidents.overview.tonight.TonightReport.OfScreen;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of the page Ready for tonight, without UI components. Reads the account's rights again at each refresh. */
class TonightViewModel {

    /** Cinemas that need a look come first: at risk, then unknown. */
    private static final Comparator<Counts> WORST = Comparator.comparing((Counts counts) -> counts.atRisk() == 0)
            .thenComparing(counts -> counts.unknown() == 0);

    private final TonightDesk desk;
    private final DailyMailViewModel mails;
    private final CurrentActor currentActor;

    private @Nullable Actor actor;
    private @Nullable Shown shown;

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
        this.mails = new DailyMailViewModel(mails, currentActor, clock);
        this.currentActor = currentActor;
    }

    /** Reads everything again. */
    void refresh(TonightLocation location, ZoneId zone) {
        var asking = currentActor.get().orElse(null);
        if (!Objects.equals(asking, actor)) {
            mails.forget();
        }
        actor = asking;
        if (asking == null) {
            shown = null;
            return;
        }
        mails.refresh(asking);
        shown = desk.report(asking, location.region(), location.ahead())
                .map(report -> shown(report, asking, zone))
                .orElse(null);
    }

    @Nullable
    Shown shown() {
        return shown;
    }

    DailyMailViewModel mails() {
        return mails;
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
                asking.mayChange() ? mails.sentence(region.region(), now) : "",
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
}
