/** HTTP calls to other programs, bounded in time and size. */
@NullMarked
package com.cinemataztic.incidents.platform.http;

import org.jspecify.annotations.NullMarked;
