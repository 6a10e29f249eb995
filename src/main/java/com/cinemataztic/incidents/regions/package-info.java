/** The markets: id, code for ticket numbers, name and time zone; unknown ones are made known. */
@ApplicationModule(allowedDependencies = {"platform", "store"})
@NullMarked
package com.cinemataztic.incidents.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
