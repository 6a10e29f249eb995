/** API tokens: what each may do, for which regions, and until when. */
@NullMarked
package com.cinemataztic.incidents.identity.tokens;

import org.jspecify.annotations.NullMarked;
