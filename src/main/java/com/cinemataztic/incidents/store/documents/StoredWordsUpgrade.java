package com.cinemataztic.incidents.store.documents;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Replaces earlier words by the present ones in one field of one collection. */
public abstract class StoredWordsUpgrade implements Upgrade {

    private final MongoTemplate template;
    private final Class<?> type;
    private final String field;
    private final StoredWords<?> words;
    private final int version;

    /**
     * @param type the stored record
     * @param field its component with the word
     * @param version the first version of the form that has the present words
     */
    protected StoredWordsUpgrade(
            StoredDocuments documents, Class<?> type, String field, StoredWords<?> words, int version) {
        this.template = documents.template();
        this.type = type;
        this.field = field;
        this.words = words;
        this.version = version;
    }

    @Override
    public final long run() {
        return words.renamed().entrySet().stream()
                .mapToLong(it -> rename(it.getKey(), it.getValue()))
                .sum();
    }

    private long rename(String earlier, String now) {
        return template.updateMulti(
                        new Query(Criteria.where(field).is(earlier)),
                        new Update().set(field, now).set(SchemaVersion.FIELD, version),
                        type)
                .getModifiedCount();
    }
}
