/** The dead letters and regions pages. */
@NullMarked
package com.cinemataztic.incidents.alerts.ui;

import org.jspecify.annotations.NullMarked;
