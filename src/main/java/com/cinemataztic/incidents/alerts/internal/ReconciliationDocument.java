package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A reconciliation as stored.
 *
 * @param id the store's own id; null: not stored yet
 */
@Document("mends")
@SchemaVersion(ReconciliationDocument.VERSION)
record ReconciliationDocument(
        @Id @Nullable ObjectId id,
        Instant at,
        Reconciliation.Kind missing,
        Fingerprint fingerprint,
        TicketKey key,
        Instant missingSince,
        @Nullable TicketId ticket) {

    static final int VERSION = 2;

    static ReconciliationDocument of(Reconciliation made) {
        return new ReconciliationDocument(
                null, made.at(), made.kind(), made.fingerprint(), made.key(), made.missingSince(), made.ticket());
    }

    Reconciliation toReconciliation() {
        return new Reconciliation(at, missing, fingerprint, key, ticket, missingSince);
    }
}
