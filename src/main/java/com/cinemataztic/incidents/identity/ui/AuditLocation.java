package com.cinemataztic.incidents.identity.ui;

import com.cinemataztic.incidents.identity.audit.AuditFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the audit page that its address holds. Parts that cannot be read are ignored.
 *
 * @param who the account or token; empty: any
 * @param what the word of a kind; empty: any
 * @param text a part of the subject or a value; empty: any
 * @param from the first day, in the reader's zone; null: all
 * @param to the last day, in the reader's zone; null: all
 * @param entry the id of the entry shown beside the list; empty: none
 */
record AuditLocation(
        String who,
        String what,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String entry) {

    private static final String WHO = "who";
    private static final String WHAT = "what";
    private static final String TEXT = "text";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ENTRY = "entry";

    static AuditLocation of(QueryParameters parameters) {
        return new AuditLocation(
                parameters.getSingleParameter(WHO).orElse(""),
                parameters.getSingleParameter(WHAT).orElse(""),
                parameters.getSingleParameter(TEXT).orElse(""),
                parameters.getSingleParameter(FROM).flatMap(AuditLocation::day).orElse(null),
                parameters.getSingleParameter(TO).flatMap(AuditLocation::day).orElse(null),
                parameters.getSingleParameter(ENTRY).orElse(""));
    }

    /** The store's calendar ends; no change is so early or late. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1970 && day.getYear() < 9998);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    QueryParameters parameters() {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, WHO, who);
        put(parameters, WHAT, what);
        put(parameters, TEXT, text);
        put(parameters, FROM, from == null ? "" : from.toString());
        put(parameters, TO, to == null ? "" : to.toString());
        put(parameters, ENTRY, entry);
        return QueryParameters.simple(parameters);
    }

    /** @return the parameters of the CSV with the same entries */
    QueryParameters csv(ZoneId zone) {
        var parameters = new LinkedHashMap<String, String>();
        put(parameters, WHO, who);
        put(parameters, WHAT, what);
        put(parameters, TEXT, text);
        put(parameters, FROM, from == null ? "" : start(from, zone).toString());
        put(parameters, TO, to == null ? "" : start(to.plusDays(1), zone).toString());
        return QueryParameters.simple(parameters);
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isBlank()) {
            parameters.put(name, value);
        }
    }

    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                who,
                what,
                text,
                from == null ? AuditFilter.EARLIEST : start(from, zone),
                to == null ? AuditFilter.LATEST : start(to.plusDays(1), zone));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    AuditLocation withEntry(String other) {
        return new AuditLocation(who, what, text, from, to, other);
    }
}
