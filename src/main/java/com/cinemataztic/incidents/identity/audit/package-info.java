/** The audit log: who changed what, when, from what to what. */
@NullMarked
package com.cinemataztic.incidents.identity.audit;

import org.jspecify.annotations.NullMarked;
