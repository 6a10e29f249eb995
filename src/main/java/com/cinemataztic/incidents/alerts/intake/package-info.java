/** The webhook's intake: mapping of alerts to signals, dead letters, rejections. */
@NullMarked
package com.cinemataztic.incidents.alerts.intake;

import org.jspecify.annotations.NullMarked;
