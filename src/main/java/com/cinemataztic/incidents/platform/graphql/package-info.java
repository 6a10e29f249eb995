/** The GraphQL endpoint: its limits, its errors, its types without domain terms. */
@NullMarked
package com.cinemataztic.incidents.platform.graphql;

import org.jspecify.annotations.NullMarked;
