/** The page of deliveries to webhooks. */
@NullMarked
package com.cinemataztic.incidents.notifications.webhook.ui;

import org.jspecify.annotations.NullMarked;
