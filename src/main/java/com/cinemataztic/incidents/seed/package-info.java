/** Seeds the store from files: regions, contacts, rotas and first accounts. Runs instead of the portal, then exits. */
@ApplicationModule(allowedDependencies = {"regions", "oncall", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
