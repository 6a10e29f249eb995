/** The endpoints for webhooks and dead letters. */
@NullMarked
package com.cinemataztic.incidents.alerts.web;

import org.jspecify.annotations.NullMarked;
