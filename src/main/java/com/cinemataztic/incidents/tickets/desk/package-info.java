/** The one entrance for every change of a ticket: requests are batched, decided by the rules, written under a guard. */
@NamedInterface("desk")
@NullMarked
package com.cinemataztic.incidents.tickets.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
