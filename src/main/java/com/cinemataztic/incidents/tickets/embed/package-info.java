/** The element {@code <cine-incidents>} on pages of other origins. */
@NullMarked
package com.cinemataztic.incidents.tickets.embed;

import org.jspecify.annotations.NullMarked;
