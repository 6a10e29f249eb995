/** The life cycle of a ticket as pure functions: one class for each source of change (docs/rules.md). */
@NullMarked
package com.cinemataztic.incidents.tickets.rules;

import org.jspecify.annotations.NullMarked;
