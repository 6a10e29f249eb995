/** Small UI parts shared by all views. */
@NullMarked
package com.cinemataztic.incidents.platform.ui;

import org.jspecify.annotations.NullMarked;
