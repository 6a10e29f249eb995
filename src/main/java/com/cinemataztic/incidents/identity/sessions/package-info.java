/** The open sessions: who is signed in, where, and since when. */
@NullMarked
package com.cinemataztic.incidents.identity.sessions;

import org.jspecify.annotations.NullMarked;
