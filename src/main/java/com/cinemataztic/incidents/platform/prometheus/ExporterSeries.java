package com.cinemataztic.incidents.platform.prometheus;

/** What several ask of the exporter: one question each, so that they cannot come to answer differently. */
public final class ExporterSeries {

    /** 1: the exporter answers, and its last poll of the vendor was good. */
    public static final String ANSWERS = "min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)";

    /** 1: besides, every entry of the vendor's listings could be read, so that what is not told is not listed. */
    public static final String TELLS_ALL = ANSWERS + " * min(cine_exporter_listings_complete)";

    /** When the vendor was last polled with all of its listings whole, as Unix time; absent unless it was. */
    public static final String WHOLE_POLL =
            "min(cine_exporter_last_success_timestamp_seconds) and on() (" + TELLS_ALL + ") == 1";

    /** When each machine last told of its state, as Unix time in seconds. */
    public static final String MACHINE_DATA = "cine_machine_data_timestamp_seconds{endpoint=\"status\"}";

    private ExporterSeries() {}
}
