/**
 * The one entrance for every change of a ticket. It batches requests, decides them by the rules, and writes under a
 * guard.
 */
@NamedInterface("desk")
@NullMarked
package com.cinemataztic.incidents.tickets.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
