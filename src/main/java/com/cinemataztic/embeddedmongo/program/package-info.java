/** A program for operators of the store: serves it alone, copies, moves, checks and repairs it ({@code ops/store}). */
@NullMarked
package com.cinemataztic.embeddedmongo.program;

import org.jspecify.annotations.NullMarked;
