/** Decides who is notified of what, when and how far it escalates; puts it into the outbox. */
@NamedInterface("planning")
@NullMarked
package com.cinemataztic.incidents.notifications.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
