/** Tickets over REST, and the forms in which all interfaces show them. */
@NamedInterface("web")
@NullMarked
package com.cinemataztic.incidents.tickets.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
