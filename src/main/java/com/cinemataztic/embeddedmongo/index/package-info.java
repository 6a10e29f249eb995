/** Keys, indexes and query plans: how documents are found and sorted without reading all of them. */
@NullMarked
package com.cinemataztic.embeddedmongo.index;

import org.jspecify.annotations.NullMarked;
