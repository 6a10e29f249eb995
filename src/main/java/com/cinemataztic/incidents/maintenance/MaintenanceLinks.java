package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.fleet.ScreenRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses of the page Maintenance, for views and REST. Relative to the portal's base. */
public final class MaintenanceLinks {

    /** The page's path. */
    public static final String PAGE = "maintenance";

    /** The parameter that names a screen to plan for, as {@code cinema/screen}. */
    public static final String SCREEN = "screen";

    /** The parameter that names a cinema to plan for. */
    public static final String CINEMA = "cinema";

    private MaintenanceLinks() {}

    /** @return the page, with the dialog open to plan a window for the scope */
    public static String plan(Scope scope) {
        return switch (scope) {
            case Scope.OfScreen(var cinemaId, var screenId) ->
                PAGE + "?" + SCREEN + "=" + encoded(new ScreenRef(cinemaId, screenId).path());
            case Scope.OfCinema(var cinemaId) -> PAGE + "?" + CINEMA + "=" + encoded(cinemaId);
            case Scope.OfRegion(var region) -> PAGE + "?region=" + region + "&plan";
        };
    }

    /** @return the screen that a path in an address names; empty if it does not name one */
    public static Optional<Scope> screen(String path) {
        var parts = path.split("/", -1);
        return parts.length == 2 ? Scope.screen(plain(parts[0]), plain(parts[1])) : Optional.empty();
    }

    private static String plain(String part) {
        return part.replace("%2F", "/").replace("%25", "%");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
