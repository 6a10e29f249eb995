/** The page on which admins start drills and watch them. */
@NullMarked
package com.cinemataztic.incidents.alerts.drill.ui;

import org.jspecify.annotations.NullMarked;
