package com.cinemataztic.incidents.tickets;

import java.time.Duration;

/**
 * What is proven of a recovered ticket's health at one moment.
 *
 * @param proven whether every source of proof that is configured agrees that it is well
 * @param provenFor how long that could be said since the ticket recovered: the settle clock, which stands still while a
 *     source is stale or does not answer
 * @param missing what is missing, for people; empty when proven
 */
public record Health(boolean proven, Duration provenFor, String missing) {}
