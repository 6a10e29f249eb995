/** What was seeded, in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.seed.internal;

import org.jspecify.annotations.NullMarked;
