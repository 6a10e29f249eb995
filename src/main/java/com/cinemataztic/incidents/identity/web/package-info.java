/** The two security chains and the bearer tokens. */
@NullMarked
package com.cinemataztic.incidents.identity.web;

import org.jspecify.annotations.NullMarked;
