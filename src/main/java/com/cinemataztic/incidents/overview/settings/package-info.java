/** The settings in force: every key of the portal with its value, its source and its description. Shows no secret. */
@NullMarked
package com.cinemataztic.incidents.overview.settings;

import org.jspecify.annotations.NullMarked;
