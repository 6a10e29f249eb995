/** The Contacts and On call pages. */
@NullMarked
package com.cinemataztic.incidents.oncall.ui;

import org.jspecify.annotations.NullMarked;
