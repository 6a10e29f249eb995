/** The page of API tokens. */
@NullMarked
package com.cinemataztic.incidents.identity.tokens.ui;

import org.jspecify.annotations.NullMarked;
