package com.cinemataztic.incidents.seed.internal;

import com.cinemataztic.incidents.seed.Seeds;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MongoSeeds implements Seeds {

    private final StoredCollection<SeedDocument> seeds;
    private final Clock clock;

    MongoSeeds(StoredDocuments documents, Clock clock) {
        this.seeds = documents.of(SeedDocument.class);
        this.clock = clock;
    }

    @Override
    public Set<String> all() {
        return Set.copyOf(Mongo.ask("read what was seeded", () -> seeds.all(SeedDocument::id)));
    }

    @Override
    public void note(String key) {
        Mongo.ask("note what was seeded", () -> seeds.add(new SeedDocument(key, clock.instant())));
    }
}
