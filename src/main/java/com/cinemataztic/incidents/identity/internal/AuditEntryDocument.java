package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** An entry of the audit log as stored. */
@Document("auditEntries")
@SchemaVersion(1)
record AuditEntryDocument(
        @MongoId String id,
        Instant at,
        String who,
        AuditEntry.By by,
        String what,
        String subject,
        List<Value> before,
        List<Value> after,
        AuditEntry.Result result) {

    /** A named value: names are no keys of the document, because people may choose them. */
    record Value(String name, String value) {}

    static AuditEntryDocument of(AuditEntry entry) {
        return new AuditEntryDocument(
                entry.id(),
                entry.at(),
                entry.who(),
                entry.by(),
                entry.what(),
                entry.subject(),
                values(entry.before()),
                values(entry.after()),
                entry.result());
    }

    private static List<Value> values(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> new Value(each.getKey(), each.getValue()))
                .toList();
    }

    AuditEntry toEntry() {
        return new AuditEntry(id, at, who, by, what, subject, values(before), values(after), result);
    }

    private static SortedMap<String, String> values(List<Value> values) {
        var read = new TreeMap<String, String>();
        values.forEach(each -> read.put(each.name(), Objects.requireNonNull(each.value(), "a value is missing")));
        return read;
    }
}
