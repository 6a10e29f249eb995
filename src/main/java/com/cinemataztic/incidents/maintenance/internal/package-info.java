/** The MongoDB adapter for windows. */
@NullMarked
package com.cinemataztic.incidents.maintenance.internal;

import org.jspecify.annotations.NullMarked;
