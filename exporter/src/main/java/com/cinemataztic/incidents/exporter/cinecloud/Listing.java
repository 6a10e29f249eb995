package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.List;

/**
 * All pages of one of the vendor's lists.
 *
 * @param complete false if unreadable entries were left out; then absence from the list means nothing
 */
public record Listing<T>(List<T> items, boolean complete) {

    public Listing {
        items = List.copyOf(items);
    }
}
