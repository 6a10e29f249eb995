/** The fleet wall: the state of every screen, from the fleet, the live tickets and the monitoring status together. */
@NullMarked
package com.cinemataztic.incidents.overview.wall;

import org.jspecify.annotations.NullMarked;
