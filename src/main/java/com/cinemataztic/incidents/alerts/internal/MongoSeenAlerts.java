package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoSeenAlerts implements SeenAlerts {

    private final StoredCollection<SeenAlertDocument> seenAlerts;

    /** The last episode of an alert that was seen, by the alert's fingerprint. */
    @Document("sightings")
    @SchemaVersion(1)
    record SeenAlertDocument(@MongoId String id, Instant startsAt) {

        Map.Entry<Fingerprint, Instant> toEntry() {
            return Map.entry(new Fingerprint(id), startsAt);
        }
    }

    MongoSeenAlerts(StoredDocuments documents) {
        this.seenAlerts = documents.of(SeenAlertDocument.class);
    }

    @Override
    public Map<Fingerprint, Instant> all() {
        var all = new HashMap<Fingerprint, Instant>();
        Mongo.ask("read which alerts were seen listed", () -> seenAlerts.all(SeenAlertDocument::toEntry))
                .forEach(seen -> all.put(seen.getKey(), seen.getValue()));
        return all;
    }

    @Override
    public void remember(Map<Fingerprint, Instant> episodes) {
        var seen = episodes.entrySet().stream()
                .map(episode -> new SeenAlertDocument(episode.getKey().value(), episode.getValue()))
                .toList();
        Mongo.run("remember which alerts were seen listed", () -> seenAlerts.putAll(seen, SeenAlertDocument::id));
    }

    @Override
    public void forget(Collection<Fingerprint> fingerprints) {
        var ids = fingerprints.stream().map(Fingerprint::value).toList();
        Mongo.ask(
                "forget alerts that are over",
                () -> seenAlerts.remove(new Query(Criteria.where("id").in(ids))));
    }
}
