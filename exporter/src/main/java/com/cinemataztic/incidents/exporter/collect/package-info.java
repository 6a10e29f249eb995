/** Keeps the last known state of the fleet, refreshes it by polling and exposes it to Prometheus at each scrape. */
@NullMarked
package com.cinemataztic.incidents.exporter.collect;

import org.jspecify.annotations.NullMarked;
