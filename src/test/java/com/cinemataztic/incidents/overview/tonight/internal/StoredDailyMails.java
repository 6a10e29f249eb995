package com.cinemataztic.incidents.overview.tonight.internal;

import com.cinemataztic.incidents.overview.tonight.DailyMails;
import com.cinemataztic.incidents.platform.TempStore;

/** The adapter, for tests of what uses it. */
public final class StoredDailyMails {

    private StoredDailyMails() {}

    /** @return the daily mails in the store, as an instance that has just started sees them */
    public static DailyMails in(TempStore store) {
        return new MongoDailyMails(store.documents());
    }
}
