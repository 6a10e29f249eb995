/** Adapters: the outbox and used links in MongoDB, mail transports, the mailbox on disk, the webhook client. */
@NullMarked
package com.cinemataztic.incidents.notifications.internal;

import org.jspecify.annotations.NullMarked;
