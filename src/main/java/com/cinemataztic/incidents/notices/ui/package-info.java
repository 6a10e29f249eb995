/** The pages Contacts, On call and Mail. */
@NullMarked
package com.cinemataztic.incidents.notices.ui;

import org.jspecify.annotations.NullMarked;
