/** Selects the MongoDB server for the product: the one that the operator configured, else the embedded one. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.cinemataztic.incidents.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
