/** Contacts and rotas in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.notices.internal;

import org.jspecify.annotations.NullMarked;
