/** Accounts kept in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.identity.internal;

import org.jspecify.annotations.NullMarked;
