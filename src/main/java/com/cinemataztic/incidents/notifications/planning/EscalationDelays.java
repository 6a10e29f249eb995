package com.cinemataztic.incidents.notifications.planning;

import java.time.Duration;

/**
 * When those further up are told of a ticket.
 *
 * @param untaken when nobody has taken it for so long
 * @param beforeShow when nobody has taken it so long before the next show
 * @param lastCall when it is still broken so long before the next show
 */
record EscalationDelays(Duration untaken, Duration beforeShow, Duration lastCall) {}
