package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.ScreenRef;
import org.jspecify.annotations.Nullable;

/**
 * A screen's place on the wall.
 *
 * @param ref identifies the screen
 * @param cinema its cinema
 * @param name for people
 * @param machineId the machine that stands there; null when none is known
 */
public record WallScreen(
        ScreenRef ref, Cinema cinema, String name, @Nullable String machineId) {}
