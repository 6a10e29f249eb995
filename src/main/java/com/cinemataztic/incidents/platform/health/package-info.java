/** How modules report their health: whether everything that should have been received, stored and sent was. */
@NullMarked
package com.cinemataztic.incidents.platform.health;

import org.jspecify.annotations.NullMarked;
