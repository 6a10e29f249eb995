/** The audit log over REST. */
@NullMarked
package com.cinemataztic.incidents.identity.audit.web;

import org.jspecify.annotations.NullMarked;
