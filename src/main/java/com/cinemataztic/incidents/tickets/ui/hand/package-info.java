/** Whether a person's hand is on a list, so that its rows stay where they are. */
@NullMarked
package com.cinemataztic.incidents.tickets.ui.hand;

import org.jspecify.annotations.NullMarked;
