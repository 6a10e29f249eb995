/** The pages Contacts, On call and Mail. */
@NullMarked
package com.cinemataztic.incidents.notifications.ui;

import org.jspecify.annotations.NullMarked;
