/** Receives alerts from Alertmanager. The root holds the settings and the list of alerts that the subpackages share. */
@ApplicationModule(
        allowedDependencies = {
            "tickets",
            "tickets :: desk",
            "tickets :: board",
            "tickets :: monitoring",
            "fleet",
            "regions",
            "identity",
            "platform",
            "store"
        })
@NullMarked
package com.cinemataztic.incidents.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
