/** The clock, problem details, secrets, access to Prometheus, and other parts without domain terms. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.cinemataztic.incidents.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
