/** Authentication and authorization: accounts, roles, visible regions, tokens, and both security chains. */
@ApplicationModule(allowedDependencies = {"regions", "platform", "store"})
@NullMarked
package com.cinemataztic.incidents.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
