package com.cinemataztic.incidents.overview.tonight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The stored daily mails. Only for this room and the adapter. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface DailyMails {

    /** @return what is stored; a region that never changed its setting has none */
    List<DailyMail> all();

    /**
     * Replaces the setting if the stored one still has that version.
     *
     * @param seenVersion 0: none is stored
     * @return whether it had
     */
    boolean put(DailyMail mail, long seenVersion);

    /** @return whether it was added; false if there is a run for the region and day */
    boolean add(DailyMailRun run);

    /** @return the runs that are to be sent now and that no instance has claimed */
    List<DailyMailRun> due(Instant now);

    /**
     * Replaces the run if the stored one still has its version.
     *
     * @return whether it had
     */
    boolean replace(DailyMailRun run);

    /** @return the runs of that day and later */
    List<DailyMailRun> since(LocalDate date);

    /** Deletes runs of days before that one. */
    void forget(LocalDate before);
}
