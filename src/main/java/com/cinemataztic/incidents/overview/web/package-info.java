/** The overview over REST. */
@NullMarked
package com.cinemataztic.incidents.overview.web;

import org.jspecify.annotations.NullMarked;
