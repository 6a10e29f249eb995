/** Delivers what waits in the outbox, over any channel. */
@NullMarked
package com.cinemataztic.incidents.notifications.delivery;

import org.jspecify.annotations.NullMarked;
