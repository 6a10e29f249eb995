/** The pages Contacts and On call. */
@NullMarked
package com.cinemataztic.incidents.notices.ui;

import org.jspecify.annotations.NullMarked;
