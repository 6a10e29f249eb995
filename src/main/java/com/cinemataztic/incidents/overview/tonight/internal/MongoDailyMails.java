package com.cinemataztic.incidents.overview.tonight.internal;

import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.overview.tonight.DailyMails;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Daily mails in MongoDB. There are few: one run a region and day. */
@Repository
class MongoDailyMails implements DailyMails {

    private static final String DATE = "date";

    private final StoredCollection<DailyMailDocument> mails;
    private final StoredCollection<DailyMailRunDocument> runs;

    MongoDailyMails(StoredDocuments documents) {
        this.mails = documents.of(DailyMailDocument.class);
        this.runs = documents.of(DailyMailRunDocument.class);
    }

    @Override
    public List<DailyMail> all() {
        return Mongo.ask("read the daily mails", () -> mails.all(DailyMailDocument::toDailyMail));
    }

    @Override
    public boolean put(DailyMail mail, long seenVersion) {
        return Mongo.ask("keep a daily mail", () -> mails.save(DailyMailDocument.of(mail, seenVersion)));
    }

    @Override
    public boolean add(DailyMailRun run) {
        return Mongo.ask("plan a daily mail", () -> runs.save(DailyMailRunDocument.of(run)));
    }

    @Override
    public List<DailyMailRun> due(Instant now) {
        var due = Criteria.where("pending")
                .is(true)
                .and("nextAt")
                .lte(now)
                .and("claimedUntil")
                .lt(now);
        return Mongo.ask("read what daily mails are due", () -> runs.find(new Query(due), DailyMailRunDocument::toRun));
    }

    @Override
    public boolean replace(DailyMailRun run) {
        return Mongo.ask("record a daily mail", () -> runs.save(DailyMailRunDocument.of(run)));
    }

    @Override
    public List<DailyMailRun> since(LocalDate date) {
        var query = new Query(Criteria.where(DATE).gte(date.toString()));
        return Mongo.ask("read the last daily mails", () -> runs.find(query, DailyMailRunDocument::toRun));
    }

    @Override
    public void forget(LocalDate before) {
        Mongo.ask(
                "delete old daily mails",
                () -> runs.remove(new Query(Criteria.where(DATE).lt(before.toString()))));
    }
}
