/** Tokens over REST. */
@NullMarked
package com.cinemataztic.incidents.identity.tokens.web;

import org.jspecify.annotations.NullMarked;
