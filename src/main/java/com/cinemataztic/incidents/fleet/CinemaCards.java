package com.cinemataztic.incidents.fleet;

import java.util.Collection;
import java.util.List;

/** Stores the cinema cards. Used only by {@link CinemaDesk} and the adapter. */
public interface CinemaCards {

    List<CinemaCard> all();

    /** Stores these cards, each replacing the previous one of its cinema. */
    void put(Collection<CinemaCard> cards);
}
