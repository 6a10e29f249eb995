package com.cinemataztic.incidents.tickets.internal;

import com.cinemataztic.incidents.store.documents.StoredWords;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * The words by which tickets are stored. Version 1 stored close reasons and entry kinds by their constants' names.
 * Tickets closed then are never written again, so these names stay readable for good.
 */
final class StoredTicketWords {

    /** An unknown state is read as open: the ticket stays visible, and an operator can take it. */
    static final StoredWords<State> STATES = StoredWords.of(
                    State.class, Map.of(State.OPEN, "open", State.INPROGRESS, "inprogress", State.CLOSED, "closed"))
            .orElse(State.OPEN);

    /** An unknown severity is read as a warning. */
    static final StoredWords<Severity> SEVERITIES = StoredWords.of(
                    Severity.class,
                    Map.of(Severity.INFO, "info", Severity.WARNING, "warning", Severity.CRITICAL, "critical"))
            .orElse(Severity.WARNING);

    /** An unknown origin is read as a person: only a person closes such a ticket. */
    static final StoredWords<Origin> ORIGINS = StoredWords.of(
                    Origin.class,
                    Map.of(
                            Origin.ALERTMANAGER, "alertmanager",
                            Origin.API, "api",
                            Origin.OPERATOR, "operator",
                            Origin.SYSTEM, "system"))
            .orElse(Origin.OPERATOR);

    /** An unknown reason is read as one that a person gave. */
    static final StoredWords<CloseReason> CLOSE_REASONS = StoredWords.of(
                    CloseReason.class,
                    Map.of(
                            CloseReason.RECOVERED, "recovered",
                            CloseReason.EXPIRED, "expired",
                            CloseReason.FIXED, "fixed",
                            CloseReason.FALSE_ALARM, "false-alarm",
                            CloseReason.DUPLICATE, "duplicate",
                            CloseReason.WONT_FIX, "wont-fix",
                            CloseReason.RETIRED, "retired"))
            .formerly(Map.of(
                    "RECOVERED", CloseReason.RECOVERED,
                    "FIXED", CloseReason.FIXED,
                    "FALSE_ALARM", CloseReason.FALSE_ALARM,
                    "DUPLICATE", CloseReason.DUPLICATE,
                    "WONT_FIX", CloseReason.WONT_FIX,
                    "RETIRED", CloseReason.RETIRED))
            .orElse(CloseReason.FIXED);

    /** An entry of an unknown kind is shown as a note: it moved nothing. */
    static final StoredWords<Kind> KINDS = kinds();

    private StoredTicketWords() {}

    private static StoredWords<Kind> kinds() {
        var words = new EnumMap<Kind, String>(Kind.class);
        words.put(Kind.OPENED, "opened");
        words.put(Kind.JOINED, "joined");
        words.put(Kind.RECURRED, "recurred");
        words.put(Kind.REPORTED_AGAIN, "retold");
        words.put(Kind.SEVERITY, "severity");
        words.put(Kind.RECOVERED, "recovered");
        words.put(Kind.RELAPSED, "relapsed");
        words.put(Kind.LATE, "late");
        words.put(Kind.MOVED, "moved");
        words.put(Kind.REPLACED, "replaced");
        words.put(Kind.TAKEN, "taken");
        words.put(Kind.ASSIGNED, "assigned");
        words.put(Kind.RELEASED, "released");
        words.put(Kind.FOLLOW_UP, "follow-up");
        words.put(Kind.NOTIFIED, "told");
        words.put(Kind.ESCALATED, "escalated");
        words.put(Kind.COMMENT, "comment");
        words.put(Kind.CALLED, "called");
        words.put(Kind.NO_ANSWER, "no-answer");
        words.put(Kind.PROMISED, "promised");
        words.put(Kind.CLOSED, "closed");
        words.put(Kind.REOPENED, "reopened");
        words.put(Kind.UNDONE, "undone");
        return StoredWords.of(Kind.class, words)
                .formerly(Map.ofEntries(
                        Map.entry("OPENED", Kind.OPENED),
                        Map.entry("JOINED", Kind.JOINED),
                        Map.entry("RECURRED", Kind.RECURRED),
                        Map.entry("RETOLD", Kind.REPORTED_AGAIN),
                        Map.entry("SEVERITY", Kind.SEVERITY),
                        Map.entry("RECOVERED", Kind.RECOVERED),
                        Map.entry("RELAPSED", Kind.RELAPSED),
                        Map.entry("LATE", Kind.LATE),
                        Map.entry("MOVED", Kind.MOVED),
                        Map.entry("REPLACED", Kind.REPLACED),
                        Map.entry("TAKEN", Kind.TAKEN),
                        Map.entry("ASSIGNED", Kind.ASSIGNED),
                        Map.entry("RELEASED", Kind.RELEASED),
                        Map.entry("FOLLOW_UP", Kind.FOLLOW_UP),
                        Map.entry("TOLD", Kind.NOTIFIED),
                        Map.entry("ESCALATED", Kind.ESCALATED),
                        Map.entry("CLOSED", Kind.CLOSED),
                        Map.entry("REOPENED", Kind.REOPENED)))
                .orElse(Kind.FOLLOW_UP);
    }
}
