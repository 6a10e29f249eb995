/** Who is asking: accounts, roles, the regions a person may see, tokens, and both security chains. */
@ApplicationModule(allowedDependencies = {"regions", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
