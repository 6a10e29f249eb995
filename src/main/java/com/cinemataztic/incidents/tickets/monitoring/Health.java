package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Duration;

/**
 * The health proof of a recovered ticket at one moment.
 *
 * @param proven whether every configured source confirms that the subject is healthy
 * @param provenFor how long health has been proven since the ticket recovered: the settle clock, which stands still
 *     while a source is stale or does not answer
 * @param missing the missing proof; none when proven
 */
public record Health(boolean proven, Duration provenFor, Explanation missing) {}
