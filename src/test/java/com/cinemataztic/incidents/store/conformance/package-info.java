/** The subset of MongoDB that the product uses: what its adapters ask, and what a server must answer. */
@NullMarked
package com.cinemataztic.incidents.store.conformance;

import org.jspecify.annotations.NullMarked;
