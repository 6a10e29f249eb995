/** Turns environment and configuration file into validated settings, or into a rejection that names the wrong key. */
@NullMarked
package com.cinemataztic.incidents.exporter.config;

import org.jspecify.annotations.NullMarked;
