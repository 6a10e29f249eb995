/** The page on which people choose their preferences, and what makes every page follow them. */
@NullMarked
package com.cinemataztic.incidents.identity.preferences.ui;

import org.jspecify.annotations.NullMarked;
