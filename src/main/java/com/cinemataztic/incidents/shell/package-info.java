/** The frame around every view, and the views for errors. */
@ApplicationModule(allowedDependencies = {"identity", "platform"})
@NullMarked
package com.cinemataztic.incidents.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
