/** Regions, cinemas and figures over GraphQL. */
@NullMarked
package com.cinemataztic.incidents.overview.graphql;

import org.jspecify.annotations.NullMarked;
