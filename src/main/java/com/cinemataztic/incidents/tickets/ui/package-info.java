/** The queue of live tickets and the ticket beside it. */
@NullMarked
package com.cinemataztic.incidents.tickets.ui;

import org.jspecify.annotations.NullMarked;
