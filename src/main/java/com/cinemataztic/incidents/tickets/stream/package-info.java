/** Streams of tickets: the whole picture first, then what changes in it. */
@NamedInterface("stream")
@NullMarked
package com.cinemataztic.incidents.tickets.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
