/** What comes in from Alertmanager: webhook, mapping, health proofs, watchdog, dead letters. */
@ApplicationModule(allowedDependencies = {"tickets", "fleet", "regions", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
