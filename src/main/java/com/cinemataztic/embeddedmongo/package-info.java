/**
 * An in-process document store. It speaks MongoDB's protocol on the loopback address and keeps its data in one file.
 */
@NullMarked
package com.cinemataztic.embeddedmongo;

import org.jspecify.annotations.NullMarked;
