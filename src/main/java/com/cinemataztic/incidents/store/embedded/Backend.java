package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's commands: each is refused, answered at once, asked as a read, or made as a write. */
final class Backend extends AbstractMongoBackend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    /** So that no reply grows beyond what the protocol can carry (48 MB) only because nobody thought of a limit. */
    private static final int DEFAULT_BATCH = 1_000;

    /** Answered even when the store has failed: clients keep talking to us, and get told why instead of timing out. */
    private static final Set<String> HANDSHAKE = Set.of("hello", "ismaster", "buildinfo", "whatsmyuri", "endsessions");

    /** Neither tell of documents nor change them. (What a cursor still holds, its find has waited for.) */
    private static final Set<String> APART = Set.of(
            "ping",
            "getmore",
            "killcursors",
            "serverstatus",
            "getlog",
            "getlasterror",
            "reseterror",
            "connectionstatus",
            "hostinfo",
            "getcmdlineopts",
            "getfreemonitoringstatus",
            "replsetgetstatus");

    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "aggregate",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate");

    private final MVStore store;
    private final GroupCommit commits;
    private final Map<String, Database> opened = new ConcurrentHashMap<>();

    Backend(MVStore store, GroupCommit commits) {
        this.store = store;
        this.commits = commits;
        Database.namesIn(store).toList().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        // Listing the databases asks again for each: opening one twice would give two locks for one collection.
        return opened.computeIfAbsent(name, it -> new Database(it, store, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        opened.remove(name);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (HANDSHAKE.contains(name)) {
            return name.equals("hello")
                    ? super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true)
                    : super.handleCommand(channel, database, command, query);
        }
        commits.requireRunning();
        Unsupported.refuse(name, query);
        if (name.equals("find") || name.equals("getmore")) {
            query.putIfAbsent("batchSize", DEFAULT_BATCH);
        }
        if (APART.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        Optional<DriversCount> count = name.equals("aggregate") ? DriversCount.in(query) : Optional.empty();
        if (count.isPresent()) {
            return count.get()
                    .reply(
                            database,
                            commits.read(() -> super.handleCommand(
                                    channel, database, "count", count.get().command())));
        }
        if (READS.contains(name) && !merges(query)) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        // Also what we do not know: a commit for nothing is harmless, a write without one is not.
        Document reply = commits.write(() -> super.handleCommand(channel, database, command, query));
        return name.equals("insert") ? withTrueCount(reply, query) : reply;
    }

    private static boolean merges(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream().anyMatch(stage -> stage instanceof Document it && it.containsKey("$merge"));
    }

    /** The library counts the documents sent; what is to be counted are those kept. */
    private static Document withTrueCount(Document reply, Document query) {
        if (reply.get("writeErrors") instanceof List<?> errors && query.get("documents") instanceof List<?> sent) {
            boolean stoppedAtFirst = Boolean.TRUE.equals(query.get("ordered"));
            reply.put("n", stoppedAtFirst ? ((Document) errors.getFirst()).get("index") : sent.size() - errors.size());
        }
        return reply;
    }

    /**
     * Turns what a client is to be told (a duplicate key, a refusal) into the reply. Left to the library, each would be
     * logged as an error, with the stack and the whole document.
     */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            log.debug("answering with an error", e);
            return new Document("ok", 0)
                    .append("errmsg", e.getMessageWithoutErrorCode())
                    .append("code", e.getCode())
                    .append("codeName", e.getCodeName());
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        throw Unsupported.command("a query in the protocol of before 2017 (OP_QUERY)");
    }
}
