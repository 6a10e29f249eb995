package com.cinemataztic.incidents.store;

/** A costly read was stopped at its time limit. Nothing was changed; a narrower one may end in time. */
public final class QueryTimeout extends StoreUnavailable {

    QueryTimeout() {
        super("The read took too long and was stopped. Narrow it: a shorter time, fewer regions.");
    }
}
