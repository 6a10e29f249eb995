/** Cinemas whose screens go dark together: one ticket above those of the screens. */
@NamedInterface("sites")
@NullMarked
package com.cinemataztic.incidents.tickets.sites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
