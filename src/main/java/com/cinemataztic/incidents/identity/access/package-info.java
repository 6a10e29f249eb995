/** The one table of who may call which endpoint. */
@NullMarked
package com.cinemataztic.incidents.identity.access;

import org.jspecify.annotations.NullMarked;
