/** Compares the tickets with what each Alertmanager lists, and repairs what differs. */
@NullMarked
package com.cinemataztic.incidents.alerts.reconcile;

import org.jspecify.annotations.NullMarked;
