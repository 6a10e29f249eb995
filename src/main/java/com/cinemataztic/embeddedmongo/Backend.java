package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.GroupCommit;
import com.cinemataztic.embeddedmongo.file.StoreFile;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's commands. Each is rejected, answered immediately, run as a read, or run as a write. */
final class Backend extends AbstractMongoBackend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    /** Keeps a find without a limit from exceeding what the protocol can carry in one reply (48 MB). */
    private static final int DEFAULT_BATCH = 1_000;

    /**
     * Answered even when the store has failed: clients stay connected and receive the reason instead of a time-out.
     */
    private static final Set<String> HANDSHAKE = Set.of("hello", "ismaster", "buildinfo", "whatsmyuri", "endsessions");

    /**
     * Commands that neither read nor change documents. (The find that opened a cursor has already waited for its data.)
     */
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

    /** Specific to this server: MongoDB has no commands for these. */
    private static final String COPY_OUT = "copyout";

    private static final String COPY_IN = "copyin";
    private static final String STATUS = "storestatus";

    private final MVStore store;
    private final GroupCommit commits;
    private final Endpoint endpoint;
    private final Copying copying;
    private final CopyJob copyJob = new CopyJob();
    private final Map<String, Database> opened = new ConcurrentHashMap<>();
    /** Commands share this lock. A step that replaces all content holds it exclusively. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    Backend(MVStore store, GroupCommit commits, Endpoint endpoint) {
        this.store = store;
        this.commits = commits;
        this.endpoint = endpoint;
        this.copying = new Copying(store, commits);
        openAll();
    }

    private void openAll() {
        Namespace.in(store).map(Namespace::database).distinct().toList().forEach(this::resolveDatabase);
    }

    /** Replaces all content. Commands wait meanwhile; otherwise one could open a half-replaced store. */
    private void swap(Runnable replaceMaps) {
        // Taken before the commit lock: threads that wait for a commit hold the read lock.
        life.writeLock().lock();
        try {
            commits.alone(() -> {
                List.copyOf(opened.keySet()).forEach(this::dropDatabase);
                replaceMaps.run();
                StoreFile.reincarnate(store);
                openAll();
                return opened.size();
            });
        } finally {
            life.writeLock().unlock();
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        // Listing the databases calls this again for each. Opening one twice would give two locks for one collection.
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
            return handshake(channel, database, name, query);
        }
        endpoint.require(channel);
        life.readLock().lock();
        try {
            return Deadline.within(query.get("maxTimeMS"), () -> perform(channel, database, command, name, query));
        } finally {
            life.readLock().unlock();
        }
    }

    private Document perform(Channel channel, String database, String command, String name, Document query) {
        commits.requireRunning();
        Unsupported.reject(name, query);
        if (name.equals("find") || name.equals("getmore")) {
            query.putIfAbsent("batchSize", DEFAULT_BATCH);
        }
        if (name.equals(COPY_OUT) || name.equals(COPY_IN) || name.equals(STATUS)) {
            return ofThisServerAlone(name, query);
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
        // Includes unknown commands: a commit without changes is harmless, a write without a commit is not.
        Document reply = commits.write(() -> super.handleCommand(channel, database, command, query));
        return name.equals("insert") ? withTrueCount(reply, query) : reply;
    }

    private Document handshake(Channel channel, String database, String name, Document query) {
        if (!name.equals("hello") && !name.equals("ismaster")) {
            return super.handleCommand(channel, database, name, query);
        }
        endpoint.greet(channel, query);
        return super.handleCommand(channel, database, "ismaster", query)
                .append("isWritablePrimary", true)
                .append("incarnation", StoreFile.incarnation(store));
    }

    private Document ofThisServerAlone(String name, Document query) {
        if (!name.equals(STATUS)) {
            Path file = Path.of(String.valueOf(query.get("file"))).toAbsolutePath();
            copyJob.start(
                    name.equals(COPY_OUT) ? "backup to" : "restore from",
                    file,
                    progress -> name.equals(COPY_OUT)
                            ? copying.out(file, progress)
                            : copying.in(file, progress, this::swap));
        }
        return copyJob.describe()
                .append("store", store.getFileStore().getFileName())
                .append("held", Namespace.countDocuments(store))
                .append("ok", 1.0);
    }

    private static boolean merges(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream().anyMatch(stage -> stage instanceof Document it && it.containsKey("$merge"));
    }

    /** The library counts the documents sent; the reply must count those stored. */
    private static Document withTrueCount(Document reply, Document query) {
        if (reply.get("writeErrors") instanceof List<?> errors && query.get("documents") instanceof List<?> sent) {
            boolean stoppedAtFirst = Boolean.TRUE.equals(query.get("ordered"));
            reply.put("n", stoppedAtFirst ? ((Document) errors.getFirst()).get("index") : sent.size() - errors.size());
        }
        return reply;
    }

    /**
     * Turns an error for the client (a duplicate key, a rejection) into the reply. The library would log each as an
     * error, with the stack trace and the whole document.
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
