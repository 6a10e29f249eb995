/** What {@code ops/bench} runs: the packaged portal measured from outside, the embedded store by itself. Prints results, asserts nothing. */
@NullMarked
package com.cinemataztic.incidents.bench;

import org.jspecify.annotations.NullMarked;
