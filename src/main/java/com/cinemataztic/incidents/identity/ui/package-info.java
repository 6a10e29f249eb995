/** Login, the accounts page, and the page where people change their own password. */
@NullMarked
package com.cinemataztic.incidents.identity.ui;

import org.jspecify.annotations.NullMarked;
