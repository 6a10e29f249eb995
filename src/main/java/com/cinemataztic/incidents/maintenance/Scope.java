package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place that a window applies to. A machine is given by its screen: tickets belong to screens, and maintenance
 * often replaces the machine.
 */
public sealed interface Scope {

    /** Longer ids of cinemas and screens are rejected. */
    int LONGEST_ID = 200;

    /**
     * One screen, whichever machine it has.
     *
     * @param cinemaId 1 to {@value Scope#LONGEST_ID} characters, no control characters
     * @param screenId likewise
     */
    record OfScreen(String cinemaId, String screenId) implements Scope {

        public OfScreen {
            require(cinemaId);
            require(screenId);
        }
    }

    /**
     * A whole cinema, including what belongs to none of its screens.
     *
     * @param cinemaId 1 to {@value Scope#LONGEST_ID} characters, no control characters
     */
    record OfCinema(String cinemaId) implements Scope {

        public OfCinema {
            require(cinemaId);
        }
    }

    /**
     * A whole region.
     *
     * @param region any region but {@link RegionId#UNASSIGNED}: monitoring's own tickets belong to it, and nothing may
     *     silence it
     */
    record OfRegion(RegionId region) implements Scope {

        public OfRegion {
            if (region.equals(RegionId.UNASSIGNED)) {
                throw new IllegalArgumentException("unassigned is no place");
            }
        }
    }

    /** @return the screen; empty if either text is not a valid id */
    static Optional<Scope> screen(@Nullable String cinemaId, @Nullable String screenId) {
        return isId(cinemaId) && isId(screenId)
                ? Optional.of(new OfScreen(String.valueOf(cinemaId), String.valueOf(screenId)))
                : Optional.empty();
    }

    /** @return the cinema; empty if the text is not a valid id */
    static Optional<Scope> cinema(@Nullable String cinemaId) {
        return isId(cinemaId) ? Optional.of(new OfCinema(String.valueOf(cinemaId))) : Optional.empty();
    }

    /** @return the region; empty if a window for it is not possible */
    static Optional<Scope> region(@Nullable String id) {
        return RegionId.parse(id)
                .filter(region -> !region.equals(RegionId.UNASSIGNED))
                .map(OfRegion::new);
    }

    /**
     * @param region the market of the place
     * @param cinemaId the cinema; null: none
     * @param screenId the screen; null: none
     * @return every scope that contains the place
     */
    static List<Scope> around(RegionId region, @Nullable String cinemaId, @Nullable String screenId) {
        var around = new ArrayList<Scope>(3);
        if (!region.equals(RegionId.UNASSIGNED)) {
            around.add(new OfRegion(region));
        }
        cinema(cinemaId).ifPresent(around::add);
        screen(cinemaId, screenId).ifPresent(around::add);
        return around;
    }

    private static boolean isId(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static void require(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("no id of a cinema or screen");
        }
    }
}
