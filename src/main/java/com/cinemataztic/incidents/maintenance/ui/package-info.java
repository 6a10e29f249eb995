/** The page Maintenance. */
@NullMarked
package com.cinemataztic.incidents.maintenance.ui;

import org.jspecify.annotations.NullMarked;
