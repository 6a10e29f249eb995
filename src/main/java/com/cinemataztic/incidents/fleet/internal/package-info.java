/** The fleet read from Prometheus and kept in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.fleet.internal;

import org.jspecify.annotations.NullMarked;
