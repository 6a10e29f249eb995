/** Tickets kept in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.tickets.internal;

import org.jspecify.annotations.NullMarked;
