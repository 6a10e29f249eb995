/** Decides who is notified of what and when: planner, escalation, outbox. */
@ApplicationModule(
        allowedDependencies = {
            "oncall",
            "tickets",
            "tickets :: desk",
            "tickets :: board",
            "tickets :: monitoring",
            "maintenance",
            "fleet",
            "regions",
            "identity",
            "platform",
            "store"
        })
@NullMarked
package com.cinemataztic.incidents.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
