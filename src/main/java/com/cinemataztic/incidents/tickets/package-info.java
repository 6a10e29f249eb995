/** The core: the ticket and its values. */
@ApplicationModule(
        allowedDependencies = {
            "regions",
            "fleet",
            "maintenance",
            "identity",
            "identity :: preferences",
            "platform",
            "store"
        })
@NullMarked
package com.cinemataztic.incidents.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
