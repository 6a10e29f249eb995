/** Signed webhooks for other programs. */
@NullMarked
package com.cinemataztic.incidents.notifications.webhook;

import org.jspecify.annotations.NullMarked;
