/** Planned maintenance windows of a screen, a cinema or a region, in which faults are expected. */
@ApplicationModule(allowedDependencies = {"regions", "fleet", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.maintenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
