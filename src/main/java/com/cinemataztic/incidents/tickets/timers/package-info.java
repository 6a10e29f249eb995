/** What the portal itself does to tickets in time. Each timer examines what is due and asks the desk. */
@NullMarked
package com.cinemataztic.incidents.tickets.timers;

import org.jspecify.annotations.NullMarked;
