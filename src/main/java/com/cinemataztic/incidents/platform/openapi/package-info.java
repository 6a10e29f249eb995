/** The description of the API, for programs and people. */
@NullMarked
package com.cinemataztic.incidents.platform.openapi;

import org.jspecify.annotations.NullMarked;
