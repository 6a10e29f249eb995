/** Checks whether monitoring works: health proofs, the Watchdog, blindness. */
@NullMarked
package com.cinemataztic.incidents.alerts.health;

import org.jspecify.annotations.NullMarked;
