@NullMarked
package com.cinemataztic.incidents.shell;

import org.jspecify.annotations.NullMarked;
