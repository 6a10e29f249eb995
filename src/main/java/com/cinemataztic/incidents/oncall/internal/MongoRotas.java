package com.cinemataztic.incidents.oncall.internal;

import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.Rotas;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Rotas in MongoDB, one document each, by the id of the region. */
@Repository
class MongoRotas implements Rotas {

    private final StoredCollection<RotaDocument> rotas;

    MongoRotas(StoredDocuments documents) {
        this.rotas = documents.of(RotaDocument.class);
    }

    @Override
    public List<Rota> all() {
        return Mongo.ask("read the rotas", () -> rotas.all(RotaDocument::toRota));
    }

    @Override
    public boolean put(Rota rota, long seenVersion) {
        return Mongo.ask("keep a rota", () -> rotas.save(RotaDocument.of(rota, seenVersion)));
    }
}
