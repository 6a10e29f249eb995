/** The whole pipeline as {@code ops/run} starts it: stand-in, exporter, Prometheus, Alertmanager, portal, browser. */
@NullMarked
package com.cinemataztic.incidents.pipeline;

import org.jspecify.annotations.NullMarked;
