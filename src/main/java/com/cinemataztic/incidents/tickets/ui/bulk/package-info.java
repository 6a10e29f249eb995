/** One thing done to many tickets: the question, the progress, the outcome of each. */
@NullMarked
package com.cinemataztic.incidents.tickets.ui.bulk;

import org.jspecify.annotations.NullMarked;
