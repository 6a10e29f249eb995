/** Instant queries to Prometheus, and what becomes of its rules, by its HTTP API. */
@NullMarked
package com.cinemataztic.incidents.platform.prometheus;

import org.jspecify.annotations.NullMarked;
