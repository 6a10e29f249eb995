/** What goes out to people. */
@ApplicationModule(
        allowedDependencies = {"tickets", "maintenance", "fleet", "regions", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
