@NullMarked
package com.cinemataztic.incidents.store.program;

import org.jspecify.annotations.NullMarked;
