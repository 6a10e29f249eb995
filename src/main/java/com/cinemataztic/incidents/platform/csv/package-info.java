/** Tables as spreadsheets save them. */
@NullMarked
package com.cinemataztic.incidents.platform.csv;

import org.jspecify.annotations.NullMarked;
