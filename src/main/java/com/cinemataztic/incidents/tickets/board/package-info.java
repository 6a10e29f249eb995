/** All live tickets in memory, their order and counts, and the feed of changes to open pages. */
@NamedInterface("board")
@NullMarked
package com.cinemataztic.incidents.tickets.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
