/** What shows the whole and changes nothing: the evidence page, and what one shift hands to the next. */
@ApplicationModule(
        allowedDependencies = {
            "tickets",
            "alerts",
            "notices",
            "maintenance",
            "fleet",
            "regions",
            "identity",
            "platform",
            "store"
        })
@NullMarked
package com.cinemataztic.incidents.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
