/** Starts the exporter: wires its parts, serves its pages and stops it. */
@NullMarked
package com.cinemataztic.incidents.exporter;

import org.jspecify.annotations.NullMarked;
