package com.cinemataztic.incidents.platform.graphql;

/**
 * What a subscription sends to every subscriber with the same rights and filter. Each query of it is executed and encoded
 * once, so its fields may depend on nothing else about a subscriber.
 */
public interface SharedUpdate {

    SharedResults results();
}
