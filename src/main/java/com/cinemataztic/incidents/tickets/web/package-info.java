/** Tickets over REST. */
@NullMarked
package com.cinemataztic.incidents.tickets.web;

import org.jspecify.annotations.NullMarked;
