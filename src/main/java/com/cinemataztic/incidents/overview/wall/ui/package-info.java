/** The page of the fleet wall. */
@NullMarked
package com.cinemataztic.incidents.overview.wall.ui;

import org.jspecify.annotations.NullMarked;
