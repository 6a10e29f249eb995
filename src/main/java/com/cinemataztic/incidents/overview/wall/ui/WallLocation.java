package com.cinemataztic.incidents.overview.wall.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of the wall that is part of its address.
 *
 * @param fill what the colour of a cell shows
 * @param kiosk whether the wall fills the screen, without navigation
 */
record WallLocation(Fill fill, boolean kiosk) {

    private static final String FILL = "fill";
    private static final String KIOSK = "kiosk";

    /** What the colour of a cell shows. */
    enum Fill {
        /** The state of the screen. */
        STATE("state"),
        /** The time to its next show. */
        SHOW("show");

        private final String word;

        Fill(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Parses the address; ignores invalid parts. */
    static WallLocation of(QueryParameters parameters) {
        var show = parameters.getSingleParameter(FILL).filter(Fill.SHOW.word()::equals);
        return new WallLocation(
                show.isPresent() ? Fill.SHOW : Fill.STATE,
                parameters.getParameters().containsKey(KIOSK));
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (fill != Fill.STATE) {
            parameters.put(FILL, List.of(fill.word()));
        }
        if (kiosk) {
            parameters.put(KIOSK, List.of(""));
        }
        return new QueryParameters(parameters);
    }

    WallLocation withFill(Fill other) {
        return new WallLocation(other, kiosk);
    }

    WallLocation withKiosk(boolean other) {
        return new WallLocation(fill, other);
    }
}
