/** Cinemas, screens and their next shows, read from Prometheus and stored in MongoDB. */
@ApplicationModule(allowedDependencies = {"regions", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
