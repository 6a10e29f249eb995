/** The page behind the take links in mails. */
@NullMarked
package com.cinemataztic.incidents.notifications.web;

import org.jspecify.annotations.NullMarked;
