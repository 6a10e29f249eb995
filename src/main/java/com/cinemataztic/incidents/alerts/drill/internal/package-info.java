/** Drills in MongoDB, and the call that posts their alerts. */
@NullMarked
package com.cinemataztic.incidents.alerts.drill.internal;

import org.jspecify.annotations.NullMarked;
