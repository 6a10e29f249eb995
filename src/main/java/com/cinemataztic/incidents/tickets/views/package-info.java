/** Filters of the queue that people keep under a name, for themselves or for all. */
@NullMarked
package com.cinemataztic.incidents.tickets.views;

import org.jspecify.annotations.NullMarked;
