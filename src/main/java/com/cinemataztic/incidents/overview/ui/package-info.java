/** The pages of the overview. */
@NullMarked
package com.cinemataztic.incidents.overview.ui;

import org.jspecify.annotations.NullMarked;
