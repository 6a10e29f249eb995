/** Contacts and rotas in MongoDB. */
@NullMarked
package com.cinemataztic.incidents.oncall.internal;

import org.jspecify.annotations.NullMarked;
