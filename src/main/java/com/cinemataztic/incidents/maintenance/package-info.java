/** Planned windows, in which what fails is known to fail: for a screen, a cinema or a region. */
@ApplicationModule(allowedDependencies = {"regions", "fleet", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.maintenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
