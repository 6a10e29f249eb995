/** The page Ready for tonight. */
@NullMarked
package com.cinemataztic.incidents.overview.tonight.ui;

import org.jspecify.annotations.NullMarked;
