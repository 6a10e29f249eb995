package com.cinemataztic.incidents.overview.figures.internal;

import static com.mongodb.client.model.Indexes.ascending;

import com.cinemataztic.incidents.overview.figures.DailyFigureStore;
import com.cinemataztic.incidents.overview.figures.DailyFigures;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Daily figures in MongoDB, by region and date. */
@Repository
class MongoDailyFigures implements DailyFigureStore {

    private static final String REGION = "region";
    private static final String DATE = "date";
    private static final String DECIDED_BY = "decidedBy";

    private final StoredCollection<DailyFiguresDocument> figures;
    private final StoredCollection<ProgressDocument> progress;

    MongoDailyFigures(StoredDocuments documents) {
        this.figures = documents.of(DailyFiguresDocument.class);
        this.progress = documents.of(ProgressDocument.class);
        Mongo.ask("make the indexes of daily figures", () -> {
            var collection = figures.collection();
            collection.createIndex(ascending(DATE));
            return collection.createIndex(ascending(DECIDED_BY), new IndexOptions().sparse(true));
        });
    }

    @Override
    public List<DailyFigures> find(Set<RegionId> regions, Period period) {
        var days = Criteria.where(DATE)
                .gte(period.from().toString())
                .lte(period.to().toString());
        var wanted = regions.isEmpty()
                ? days
                : days.and(REGION).in(regions.stream().sorted().toList());
        return Mongo.ask("read daily figures", () -> figures.find(new Query(wanted), DailyFiguresDocument::toFigures));
    }

    @Override
    public void put(Collection<DailyFigures> changed) {
        Mongo.run(
                "store daily figures",
                () -> figures.putAll(
                        changed.stream().map(DailyFiguresDocument::of).toList(), DailyFiguresDocument::id));
    }

    @Override
    public void remove(RegionId region) {
        Mongo.ask(
                "remove daily figures",
                () -> figures.remove(new Query(Criteria.where(REGION).is(region))));
    }

    @Override
    public List<Day> decidedBy(Instant now) {
        return Mongo.ask(
                "read the days with a show that has begun",
                () -> figures.find(
                        new Query(Criteria.where(DECIDED_BY).lte(now)),
                        found -> new Day(found.region(), found.toFigures().date())));
    }

    @Override
    public Optional<Progress> progress() {
        return Mongo.ask(
                "read how far daily figures are",
                () -> progress.byId(ProgressDocument.ID, ProgressDocument::toProgress));
    }

    @Override
    public void put(Progress reached) {
        Mongo.run(
                "store how far daily figures are",
                () -> progress.put(ProgressDocument.ID, ProgressDocument.of(reached)));
    }
}
