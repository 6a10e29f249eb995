/** The core: the ticket, its life cycle, the desk where every change is made, the live board and the feed of changes. */
@ApplicationModule(allowedDependencies = {"regions", "fleet", "maintenance", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
