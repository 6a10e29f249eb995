/** The menu of saved views. */
@NullMarked
package com.cinemataztic.incidents.tickets.ui.saved;

import org.jspecify.annotations.NullMarked;
