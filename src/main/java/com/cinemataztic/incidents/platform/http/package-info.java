/** Calls to other programs by HTTP, bounded in time and size. */
@NullMarked
package com.cinemataztic.incidents.platform.http;

import org.jspecify.annotations.NullMarked;
