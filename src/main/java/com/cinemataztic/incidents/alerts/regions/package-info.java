/** Admins decide about the regions that labels of alerts name. */
@NullMarked
package com.cinemataztic.incidents.alerts.regions;

import org.jspecify.annotations.NullMarked;
