/**
 * Drills: synthetic alerts that go through the whole chain, with the time of each joint. The tracker follows a drill on
 * every instance and keeps its state in the store, so a restart loses nothing.
 */
@NullMarked
package com.cinemataztic.incidents.alerts.drill;

import org.jspecify.annotations.NullMarked;
