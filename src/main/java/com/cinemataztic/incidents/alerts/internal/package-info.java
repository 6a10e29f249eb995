/** Alertmanager and Prometheus asked over HTTP; dead letters and the Watchdog kept in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.alerts.internal;

import org.jspecify.annotations.NullMarked;
