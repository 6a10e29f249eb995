/** Ready for tonight: which screens are proven ready for the shows of the next hours. */
@NullMarked
package com.cinemataztic.incidents.overview.tonight;

import org.jspecify.annotations.NullMarked;
