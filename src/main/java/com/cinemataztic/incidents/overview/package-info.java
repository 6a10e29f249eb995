/** Read-only overviews: system health, and the handover from one shift to the next. */
@ApplicationModule(
        allowedDependencies = {
            "tickets",
            "tickets :: desk",
            "tickets :: board",
            "tickets :: monitoring",
            "tickets :: web",
            "alerts",
            "oncall",
            "notifications",
            "notifications :: mail",
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
