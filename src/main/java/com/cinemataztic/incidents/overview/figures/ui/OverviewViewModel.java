package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.figures.FigureDesk;
import com.cinemataztic.incidents.overview.figures.Now;
import com.cinemataztic.incidents.overview.figures.OverTime;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the page Overview, without UI components. Reads the account's rights again on each refresh. */
class OverviewViewModel {

    /** The largest age of figures over time. A refresh reads the store. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FigureDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    private OverviewLocation location = OverviewLocation.USUAL;
    private ZoneId zone = ZoneId.of("UTC");
    private @Nullable Actor actor;
    private @Nullable Shown shown;
    private String trouble = "";
    private Instant readAt = Instant.EPOCH;

    /**
     * Figures over time.
     *
     * @param today the days that it is now in the regions; they are not over
     * @param changesUntil up to when changes of tickets are in those of earlier days; null while the first are being made
     */
    record Shown(
            Period period,
            Period today,
            OverTime figures,
            @Nullable Instant changesUntil) {

        /** @return whether today is shown, and has no ticket yet */
        boolean waitsForTheFirst() {
            var ofToday = figures.days().stream()
                    .filter(day -> today.contains(day.date()))
                    .toList();
            return !ofToday.isEmpty() && ofToday.stream().allMatch(day -> day.opened() == 0);
        }
    }

    OverviewViewModel(FigureDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Reads the figures again if the choice, the zone or the account has changed, if they are too old, or if today had
     * no ticket: the first one is shown at once.
     *
     * @return whether it did
     */
    boolean refresh(OverviewLocation wanted, ZoneId readerZone) {
        var now = clock.instant();
        var asking = currentActor.get().orElse(null);
        var same = wanted.equals(location)
                && readerZone.equals(zone)
                && Objects.equals(asking, actor)
                && readAt.plus(FRESH).isAfter(now)
                && (shown == null || !shown.waitsForTheFirst());
        if (same) {
            return false;
        }
        location = wanted;
        zone = readerZone;
        actor = asking;
        readAt = now;
        shown = null;
        trouble = asking == null ? text("page.signed-out") : "";
        if (asking != null) {
            try {
                shown = read(asking);
            } catch (StoreUnavailable unavailable) {
                trouble = text("overview.store-down");
            }
        }
        return true;
    }

    private Shown read(Actor asking) {
        var today = today(asking);
        var period = location.range().period(today.to());
        var answer = desk.overTime(asking, location.region(), period);
        return new Shown(period, today, answer.figures(), answer.changesUntil());
    }

    /** @return the chosen days */
    Period period() {
        return location.range().period(today(actor).to());
    }

    private Period today(@Nullable Actor asking) {
        return desk.today(asking, location.region(), zone);
    }

    /** @return figures over time; null when they cannot be read */
    @Nullable
    Shown shown() {
        return shown;
    }

    /** @return why no figures are shown; empty if they are */
    String trouble() {
        return trouble;
    }

    /** @return what is broken now; empty for nobody */
    Optional<Now> now() {
        return currentActor.get().map(asking -> desk.now(asking, location.region()));
    }

    List<Region> regions() {
        return actor == null ? List.of() : desk.regions(actor);
    }

    String regionName(RegionId region) {
        return desk.name(region);
    }

    /** @return the figures as this person may see them at this moment, for a file; empty for nobody */
    Optional<Shown> forFile() {
        return currentActor.get().map(this::read);
    }

    ZoneId zone() {
        return zone;
    }

    Instant clock() {
        return clock.instant();
    }
}
