/** Which MongoDB the product writes to: the one named by the operator, else the embedded one. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.cinemataztic.incidents.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
