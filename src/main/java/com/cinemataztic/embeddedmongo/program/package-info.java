/** A program for whoever runs the store: serves it alone, copies, moves, checks and mends it ({@code ops/store}). */
@NullMarked
package com.cinemataztic.embeddedmongo.program;

import org.jspecify.annotations.NullMarked;
