/** The Mail page and a ticket's notification history. */
@NullMarked
package com.cinemataztic.incidents.notifications.ui;

import org.jspecify.annotations.NullMarked;
