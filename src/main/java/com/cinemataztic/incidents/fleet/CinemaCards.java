package com.cinemataztic.incidents.fleet;

import java.util.Collection;
import java.util.List;

/** Cinemas' cards as they are kept. For {@link CinemaDesk} and the adapter only. */
public interface CinemaCards {

    /** @return all cards kept */
    List<CinemaCard> all();

    /** Keeps these in place of what was kept of each. */
    void put(Collection<CinemaCard> cards);
}
