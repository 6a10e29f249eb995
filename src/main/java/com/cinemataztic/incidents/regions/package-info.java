/**
 * The markets: id, code for ticket numbers, name and time zone. Regions that only labels name wait for an admin to
 * accept them.
 */
@ApplicationModule(allowedDependencies = {"platform", "store"})
@NullMarked
package com.cinemataztic.incidents.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
