/** Login and the accounts page. */
@NullMarked
package com.cinemataztic.incidents.identity.ui;

import org.jspecify.annotations.NullMarked;
