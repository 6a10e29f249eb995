/** Small parts that every view uses. */
@NullMarked
package com.cinemataztic.incidents.platform.ui;

import org.jspecify.annotations.NullMarked;
