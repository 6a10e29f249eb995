/** Queries Alertmanager over HTTP; stores dead letters, reconciliations and the Watchdog state in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.alerts.internal;

import org.jspecify.annotations.NullMarked;
