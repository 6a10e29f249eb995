/** What monitoring knows of a ticket at one moment: proof of health, and silences. Implemented by the alerts module. */
@NamedInterface("monitoring")
@NullMarked
package com.cinemataztic.incidents.tickets.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
