/** The page on which admins read the settings in force. */
@NullMarked
package com.cinemataztic.incidents.overview.settings.ui;

import org.jspecify.annotations.NullMarked;
