/** Tools for assistants: what readers may see of tickets, regions and the handover, over the Model Context Protocol. */
@ApplicationModule(
        allowedDependencies = {
            "tickets",
            "tickets :: board",
            "tickets :: web",
            "overview",
            "regions",
            "identity",
            "platform",
            "store"
        })
@NullMarked
package com.cinemataztic.incidents.assistants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
