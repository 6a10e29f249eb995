/** The frame around every view, and the views for errors. */
@ApplicationModule(allowedDependencies = {"identity", "identity :: preferences", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
