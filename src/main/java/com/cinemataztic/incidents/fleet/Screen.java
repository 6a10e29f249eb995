package com.cinemataztic.incidents.fleet;

import org.jspecify.annotations.Nullable;

/**
 * One auditorium.
 *
 * @param ref which one
 * @param name for people
 * @param schedule its shows, null when never told
 */
public record Screen(ScreenRef ref, String name, @Nullable Schedule schedule) {}
