/** Who may be inside with what, decided before anything of a request is read: classes of callers, permits, bodies. */
@NullMarked
package com.cinemataztic.incidents.identity.admission;

import org.jspecify.annotations.NullMarked;
