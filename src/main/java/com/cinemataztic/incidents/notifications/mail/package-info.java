/** Mail: content, templates, languages, transports. */
@NamedInterface("mail")
@NullMarked
package com.cinemataztic.incidents.notifications.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
