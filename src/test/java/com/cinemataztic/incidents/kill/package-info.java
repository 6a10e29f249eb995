/** The packaged portal, killed where it hurts. */
@NullMarked
package com.cinemataztic.incidents.kill;

import org.jspecify.annotations.NullMarked;
