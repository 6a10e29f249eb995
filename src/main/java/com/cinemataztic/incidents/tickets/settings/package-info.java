/** The settings of tickets: the windows of their life, the roll-up, and the sizes of the desk. */
@NullMarked
package com.cinemataztic.incidents.tickets.settings;

import org.jspecify.annotations.NullMarked;
