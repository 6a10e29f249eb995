/**
 * The client of cine-cloud, the vendor's API: calls, retries, and the translation of its answers into domain types.
 */
@NullMarked
package com.cinemataztic.incidents.exporter.cinecloud;

import org.jspecify.annotations.NullMarked;
