/** Windows over REST. */
@NullMarked
package com.cinemataztic.incidents.maintenance.web;

import org.jspecify.annotations.NullMarked;
