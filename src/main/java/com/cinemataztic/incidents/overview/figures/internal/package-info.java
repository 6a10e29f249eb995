/** The MongoDB adapter for daily figures. */
@NullMarked
package com.cinemataztic.incidents.overview.figures.internal;

import org.jspecify.annotations.NullMarked;
