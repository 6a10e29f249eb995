package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a window is for. A machine is given by its screen: tickets belong to screens, and maintenance is often the very
 * swap of the machine.
 */
public sealed interface Scope {

    /** Longer ids of cinemas and screens are refused. */
    int LONGEST_ID = 200;

    /**
     * One screen, whatever machine stands there.
     *
     * @param cinemaId 1 to {@value Scope#LONGEST_ID} characters, none of them a control
     * @param screenId likewise
     */
    record OfScreen(String cinemaId, String screenId) implements Scope {

        public OfScreen {
            require(cinemaId);
            require(screenId);
        }
    }

    /**
     * All of a cinema, what is at none of its screens included.
     *
     * @param cinemaId 1 to {@value Scope#LONGEST_ID} characters, none of them a control
     */
    record OfCinema(String cinemaId) implements Scope {

        public OfCinema {
            require(cinemaId);
        }
    }

    /**
     * All of a region.
     *
     * @param region any but {@link RegionId#UNASSIGNED}: what watches the machines is there, and nothing may keep it quiet
     */
    record OfRegion(RegionId region) implements Scope {

        public OfRegion {
            if (region.equals(RegionId.UNASSIGNED)) {
                throw new IllegalArgumentException("unassigned is no place");
            }
        }
    }

    /** @return the screen, empty if one of the texts can be no id */
    static Optional<Scope> screen(@Nullable String cinemaId, @Nullable String screenId) {
        return isId(cinemaId) && isId(screenId)
                ? Optional.of(new OfScreen(String.valueOf(cinemaId), String.valueOf(screenId)))
                : Optional.empty();
    }

    /** @return the cinema, empty if the text can be no id */
    static Optional<Scope> cinema(@Nullable String cinemaId) {
        return isId(cinemaId) ? Optional.of(new OfCinema(String.valueOf(cinemaId))) : Optional.empty();
    }

    /** @return the region, empty if there can be no window for it */
    static Optional<Scope> region(@Nullable String id) {
        return RegionId.parse(id)
                .filter(region -> !region.equals(RegionId.UNASSIGNED))
                .map(OfRegion::new);
    }

    /**
     * @param region the market of the place
     * @param cinemaId the site, null at none
     * @param screenId the auditorium, null at none
     * @return every scope that has the place in it
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
