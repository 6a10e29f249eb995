/** Who is on call, over REST; the page behind the links in mails. */
@NullMarked
package com.cinemataztic.incidents.notifications.web;

import org.jspecify.annotations.NullMarked;
