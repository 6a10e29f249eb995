/** How modules show what they rest on: whether everything that should be heard, kept and told was. */
@NullMarked
package com.cinemataztic.incidents.platform.health;

import org.jspecify.annotations.NullMarked;
