package com.cinemataztic.incidents.overview.figures;

import java.util.Collection;

/**
 * The shows that tickets put at risk, by what became of them. Those that are still ahead are not counted.
 *
 * @param saved the screen was fixed before the show
 * @param lost the show began while the screen was broken
 * @param unknown no show was known, or nobody knows whether the screen worked by then
 */
public record Shows(int saved, int lost, int unknown) {

    public static final Shows NONE = new Shows(0, 0, 0);

    static Shows of(Collection<ShowOutcome> outcomes) {
        return outcomes.stream().map(Shows::of).reduce(NONE, Shows::plus);
    }

    static Shows of(ShowOutcome outcome) {
        return switch (outcome) {
            case SAVED -> new Shows(1, 0, 0);
            case LOST -> new Shows(0, 1, 0);
            case UNKNOWN -> new Shows(0, 0, 1);
            case AHEAD, NONE -> NONE;
        };
    }

    public Shows plus(Shows other) {
        return new Shows(saved + other.saved, lost + other.lost, unknown + other.unknown);
    }

    /** @return lost shows among those whose outcome is known, from 0 to 1; 0 when none is */
    public double lostShare() {
        return saved + lost == 0 ? 0 : (double) lost / (saved + lost);
    }
}
