/** Contacts, rotas, and who is on call now. */
@ApplicationModule(allowedDependencies = {"tickets", "fleet", "regions", "identity", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
