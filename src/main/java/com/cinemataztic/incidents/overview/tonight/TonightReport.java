package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which screens are ready for the shows of the next hours.
 *
 * @param at now
 * @param until shows that begin before then count
 * @param blind what monitoring cannot see; while there is any, no screen counts as ready
 * @param dataAt when monitoring last saw everything; null: not since the portal started
 * @param regions those with cinemas, by name
 */
public record TonightReport(
        Instant at,
        Instant until,
        Explanation blind,
        @Nullable Instant dataAt,
        List<OfRegion> regions) {

    public TonightReport {
        regions = List.copyOf(regions);
    }

    /** @return the screens of all regions */
    public Counts counts() {
        return regions.stream().map(OfRegion::counts).reduce(Counts.NONE, Counts::plus);
    }

    /**
     * How many screens there are of each kind.
     *
     * @param idle without a show in that time; not among the others
     */
    public record Counts(int ready, int atRisk, int unknown, int maintenance, int idle) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    ready + other.ready,
                    atRisk + other.atRisk,
                    unknown + other.unknown,
                    maintenance + other.maintenance,
                    idle + other.idle);
        }

        /** @return how many of this kind */
        public int of(Readiness readiness) {
            return switch (readiness) {
                case READY -> ready;
                case AT_RISK -> atRisk;
                case UNKNOWN -> unknown;
                case MAINTENANCE -> maintenance;
            };
        }

        /** @return how many have a show, or may have one */
        public int playing() {
            return ready + atRisk + unknown + maintenance;
        }
    }

    /**
     * A region.
     *
     * @param cinemas by name
     */
    public record OfRegion(Region region, List<OfCinema> cinemas) {

        public OfRegion {
            cinemas = List.copyOf(cinemas);
        }

        /** @return its screens */
        public Counts counts() {
            return cinemas.stream().map(OfCinema::counts).reduce(Counts.NONE, Counts::plus);
        }

        /** @return the screens of one kind, the earliest show first */
        public Stream<OfScreen> screens(Readiness readiness) {
            return cinemas.stream()
                    .flatMap(cinema -> cinema.screens().stream())
                    .filter(screen -> screen.readiness() == readiness)
                    .sorted(OfScreen.BY_SHOW);
        }
    }

    /**
     * A cinema.
     *
     * @param screens those with a show in that time, and those whose shows are not known, by name
     * @param idle how many screens have no show in that time
     */
    public record OfCinema(Cinema cinema, List<OfScreen> screens, int idle) {

        public OfCinema {
            screens = List.copyOf(screens);
        }

        /** @return its screens */
        public Counts counts() {
            return new Counts(
                    count(Readiness.READY),
                    count(Readiness.AT_RISK),
                    count(Readiness.UNKNOWN),
                    count(Readiness.MAINTENANCE),
                    idle);
        }

        private int count(Readiness readiness) {
            return (int) screens.stream()
                    .filter(screen -> screen.readiness() == readiness)
                    .count();
        }

        /** @return the beginning of its next show; null: none is known */
        public @Nullable Instant nextShow() {
            return screens.stream()
                    .map(OfScreen::showAt)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /**
     * A screen.
     *
     * @param cinema its cinema
     * @param showAt the beginning of its next show; null: in progress or not known
     * @param showUntil the end of the show in progress; null: there is none
     * @param ticket the most urgent live ticket about it; null: there is none, or the reader may not see it
     * @param until when its maintenance ends; null: it is not in maintenance
     */
    public record OfScreen(
            Cinema cinema,
            Screen screen,
            Reason reason,
            @Nullable Instant showAt,
            @Nullable Instant showUntil,
            @Nullable QueueEntry ticket,
            @Nullable Instant until) {

        /** A show in progress first, then by the beginning; one that is not known may begin at any moment. */
        static final Comparator<OfScreen> BY_SHOW = Comparator.comparing(
                        OfScreen::showAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(each -> each.cinema().name())
                .thenComparing(each -> each.screen().name());

        /** @return whether it can play */
        public Readiness readiness() {
            return reason.readiness();
        }
    }
}
