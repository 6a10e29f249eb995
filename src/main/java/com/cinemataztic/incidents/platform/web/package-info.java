/** Error responses over HTTP. */
@NullMarked
package com.cinemataztic.incidents.platform.web;

import org.jspecify.annotations.NullMarked;
