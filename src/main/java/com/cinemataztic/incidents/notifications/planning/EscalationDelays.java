package com.cinemataztic.incidents.notifications.planning;

import java.time.Duration;

/**
 * When the higher escalation levels are notified.
 *
 * @param untaken this long without anybody taking the ticket
 * @param beforeShow this long before the next show, while nobody has taken it
 * @param lastCall this long before the next show, while it is still broken
 */
record EscalationDelays(Duration untaken, Duration beforeShow, Duration lastCall) {}
