/** What people choose for themselves: language, time zone, colours, keys. One document per account. */
@NamedInterface("preferences")
@NullMarked
package com.cinemataztic.incidents.identity.preferences;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
