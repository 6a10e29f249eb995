/** The daily mails in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.overview.tonight.internal;

import org.jspecify.annotations.NullMarked;
