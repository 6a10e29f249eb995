/** One ticket with its facts and actions, beside the queue and on its own page. */
@NullMarked
package com.cinemataztic.incidents.tickets.ui.panel;

import org.jspecify.annotations.NullMarked;
