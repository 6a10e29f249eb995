/** Who calls GraphQL: over HTTP, and over WebSockets, which outlive a request. */
@NullMarked
package com.cinemataztic.incidents.identity.graphql;

import org.jspecify.annotations.NullMarked;
