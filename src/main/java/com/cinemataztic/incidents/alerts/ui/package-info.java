/** The dead letters page. */
@NullMarked
package com.cinemataztic.incidents.alerts.ui;

import org.jspecify.annotations.NullMarked;
