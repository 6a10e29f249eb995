/** Instant queries to Prometheus's HTTP API. */
@NullMarked
package com.cinemataztic.incidents.platform.prometheus;

import org.jspecify.annotations.NullMarked;
