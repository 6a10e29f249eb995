/** The API as a whole: its description, its examples, and hostile callers. */
@NullMarked
package com.cinemataztic.incidents.api;

import org.jspecify.annotations.NullMarked;
