/** Contacts, rotas and used links in MongoDB; transports; the mailbox on disk. */
@NullMarked
package com.cinemataztic.incidents.notifications.internal;

import org.jspecify.annotations.NullMarked;
