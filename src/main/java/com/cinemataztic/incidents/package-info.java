/** The Incidents Portal: no cinema screen stays dark because nobody knew. */
@NullMarked
package com.cinemataztic.incidents;

import org.jspecify.annotations.NullMarked;
