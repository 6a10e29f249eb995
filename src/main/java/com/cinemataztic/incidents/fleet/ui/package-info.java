/** The machines page. */
@NullMarked
package com.cinemataztic.incidents.fleet.ui;

import org.jspecify.annotations.NullMarked;
