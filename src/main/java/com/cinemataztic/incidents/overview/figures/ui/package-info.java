/** The page Overview: what is broken now, and figures over time. */
@NullMarked
package com.cinemataztic.incidents.overview.figures.ui;

import org.jspecify.annotations.NullMarked;
