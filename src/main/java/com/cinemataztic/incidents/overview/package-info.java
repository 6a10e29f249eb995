/** What shows the whole and changes nothing: the evidence page. */
@ApplicationModule(allowedDependencies = {"tickets", "alerts", "fleet", "regions", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
