/** The webhook. */
@NullMarked
package com.cinemataztic.incidents.alerts.web;

import org.jspecify.annotations.NullMarked;
