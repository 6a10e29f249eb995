package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.settings.Windows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs besides the ticket and the report about it.
 *
 * @param now the portal's clock
 * @param changeId the id of the change that the decision may make
 * @param monitoringRestarted whether the Watchdog's own episode changed within the last minutes; then old faults are
 *     reported again as if new
 * @param screenGone whether the vendor no longer lists the ticket's screen
 * @param deadline the next show on the ticket's screen, frozen into the ticket when it closes; null when unknown
 * @param windows the windows of a ticket's life
 */
public record DecisionContext(
        Instant now,
        String changeId,
        boolean monitoringRestarted,
        boolean screenGone,
        @Nullable Instant deadline,
        Windows windows) {}
