/** The clock, problem details, secrets, the Prometheus query door and other parts without one word of the domain. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.cinemataztic.incidents.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
