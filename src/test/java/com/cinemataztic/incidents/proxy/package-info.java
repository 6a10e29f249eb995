/** The project's own nginx configuration in a real nginx, before stand-ins and before the portal. */
@NullMarked
package com.cinemataztic.incidents.proxy;

import org.jspecify.annotations.NullMarked;
