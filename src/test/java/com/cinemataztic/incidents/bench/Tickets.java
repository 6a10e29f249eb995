package com.cinemataztic.incidents.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/** Documents of the size and with the indexes of tickets, as many as are asked for. */
final class Tickets {

    /** Of each as BSON, about. */
    static final int BYTES = 900;

    static final List<String> STATES = List.of("open", "inprogress", "closed");
    static final List<String> REGIONS =
            List.of("denmark", "norway", "sweden", "finland", "germany", "austria", "uk", "ireland", "spain", "nz");

    private static final String TEXT = "Machine offline. ".repeat(40);
    /** How many are inserted with one command. */
    static final int BULK = 1_000;

    /** Of a hundred tickets so many are live. */
    private static final int LIVE_PERCENT = 2;

    private Tickets() {}

    static String id(long number) {
        return "DK-" + number;
    }

    /** Some time within 19 months. */
    static Date moment(RandomGenerator random) {
        return new Date(1_700_000_000_000L + random.nextLong(50_000_000_000L));
    }

    static Document of(String id, RandomGenerator random) {
        boolean live = random.nextInt(100) < LIVE_PERCENT;
        var document = new Document("_id", id)
                .append("key", "MachineOffline/" + id)
                .append("state", live ? STATES.get(random.nextInt(2)) : "closed")
                .append("region", REGIONS.get(random.nextInt(REGIONS.size())))
                .append("createdAt", moment(random))
                .append("revision", 1L)
                .append("text", TEXT);
        return live
                ? document.append("liveKey", "MachineOffline/" + id)
                : document.append("closedAt", document.getDate("createdAt"));
    }

    /** As the portal makes them. */
    static void indexes(MongoCollection<Document> tickets) {
        tickets.createIndex(
                Indexes.ascending("liveKey"), new IndexOptions().unique(true).sparse(true));
        tickets.createIndex(Indexes.ascending("key"));
        tickets.createIndex(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("createdAt", "_id")));
        tickets.createIndex(
                Indexes.compoundIndex(Indexes.ascending("region", "state"), Indexes.descending("createdAt", "_id")));
        tickets.createIndex(Indexes.ascending("closedAt"));
        tickets.createIndex(Indexes.ascending("owedSince"), new IndexOptions().sparse(true));
    }

    /** The documents of these numbers, always the same. */
    static Stream<Document> of(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> of(id(number), new SplittableRandom(number)));
    }

    static void insert(MongoCollection<Document> tickets, int from, int to) {
        of(from, to)
                .gather(Gatherers.windowFixed(BULK))
                .forEach(bulk -> tickets.insertMany(bulk, new InsertManyOptions().ordered(false)));
    }
}
