/** Reads the fleet from Prometheus and stores it in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.fleet.internal;

import org.jspecify.annotations.NullMarked;
