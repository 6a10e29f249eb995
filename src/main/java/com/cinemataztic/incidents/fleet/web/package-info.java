/** Machines over REST. */
@NullMarked
package com.cinemataztic.incidents.fleet.web;

import org.jspecify.annotations.NullMarked;
