/** The core: the ticket and the values that it is made of. */
@ApplicationModule(allowedDependencies = {"regions", "fleet", "maintenance", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
