/** Figures on tickets: what is broken now, and what became of the tickets opened on each day. */
@NullMarked
package com.cinemataztic.incidents.overview.figures;

import org.jspecify.annotations.NullMarked;
