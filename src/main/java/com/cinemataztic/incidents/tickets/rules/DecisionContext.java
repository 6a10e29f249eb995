package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Windows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know beside the ticket and the word about it.
 *
 * @param now the portal's clock
 * @param changeId the id of the change that the decision may make
 * @param monitoringRestarted whether the Watchdog's own episode changed within the last minutes, so that old faults are
 *     told again as if new
 * @param screenGone whether the vendor lists the ticket's screen no more
 * @param deadline the next show on the ticket's screen, frozen into it when it closes; null when unknown
 * @param windows how long things last
 */
public record DecisionContext(
        Instant now,
        String changeId,
        boolean monitoringRestarted,
        boolean screenGone,
        @Nullable Instant deadline,
        Windows windows) {}
