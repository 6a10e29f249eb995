/** Whether monitoring sees: proofs of health, the Watchdog, blindness. */
@NullMarked
package com.cinemataztic.incidents.alerts.health;

import org.jspecify.annotations.NullMarked;
