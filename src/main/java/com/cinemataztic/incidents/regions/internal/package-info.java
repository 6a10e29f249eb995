/** Stores regions in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.regions.internal;

import org.jspecify.annotations.NullMarked;
