/** Instant queries and the state of rules, over Prometheus's HTTP API. */
@NullMarked
package com.cinemataztic.incidents.platform.prometheus;

import org.jspecify.annotations.NullMarked;
