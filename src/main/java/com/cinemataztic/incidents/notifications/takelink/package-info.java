/** The signed link of a mail by which a ticket is taken without a sign-in. */
@NullMarked
package com.cinemataztic.incidents.notifications.takelink;

import org.jspecify.annotations.NullMarked;
