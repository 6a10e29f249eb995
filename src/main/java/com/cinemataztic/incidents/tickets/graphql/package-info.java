/** Tickets over GraphQL. */
@NullMarked
package com.cinemataztic.incidents.tickets.graphql;

import org.jspecify.annotations.NullMarked;
