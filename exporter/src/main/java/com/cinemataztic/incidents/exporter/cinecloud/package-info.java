/** Speaks to cine-cloud, the vendor's API: calls, retries, and the translation of its answers into the words of the domain. */
@NullMarked
package com.cinemataztic.incidents.exporter.cinecloud;

import org.jspecify.annotations.NullMarked;
