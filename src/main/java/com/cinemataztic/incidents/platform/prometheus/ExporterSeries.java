package com.cinemataztic.incidents.platform.prometheus;

/**
 * Shared queries about the exporter. Each question has one query, so that different callers cannot get different
 * answers.
 */
public final class ExporterSeries {

    /** 1: the exporter answers, and its last poll of the vendor succeeded. */
    public static final String ANSWERS = "min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)";

    /** 1: in addition, every entry of the vendor's listings was readable, so an entry that is missing is not listed. */
    public static final String SEES_ALL = ANSWERS + " * min(cine_exporter_listings_complete)";

    /** When the vendor was last polled successfully, as Unix time in seconds; absent unless {@link #SEES_ALL} is 1. */
    public static final String WHOLE_POLL =
            "min(cine_exporter_last_success_timestamp_seconds) and on() (" + SEES_ALL + ") == 1";

    /** When each machine last reported its state, as Unix time in seconds. */
    public static final String MACHINE_DATA = "cine_machine_data_timestamp_seconds{endpoint=\"status\"}";

    private ExporterSeries() {}
}
