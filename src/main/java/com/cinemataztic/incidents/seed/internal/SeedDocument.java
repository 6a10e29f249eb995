package com.cinemataztic.incidents.seed.internal;

import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An entry that was seeded.
 *
 * @param id its file and its key there, e.g. {@code contacts.csv anna-berg}
 * @param at when it was seeded
 */
@Document("seeds")
@SchemaVersion(1)
record SeedDocument(@MongoId String id, Instant at) {}
