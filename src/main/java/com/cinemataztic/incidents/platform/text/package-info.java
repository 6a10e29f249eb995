/** The texts that people read, each written once, under a key in a file. */
@NullMarked
package com.cinemataztic.incidents.platform.text;

import org.jspecify.annotations.NullMarked;
