/** Windows kept in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.maintenance.internal;

import org.jspecify.annotations.NullMarked;
