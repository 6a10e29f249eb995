/** Compares the tickets with each Alertmanager's list and repairs the differences. */
@NullMarked
package com.cinemataztic.incidents.alerts.reconcile;

import org.jspecify.annotations.NullMarked;
