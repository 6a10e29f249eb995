/** The signed links in mails that take a ticket without a sign-in. */
@NullMarked
package com.cinemataztic.incidents.notifications.takelink;

import org.jspecify.annotations.NullMarked;
