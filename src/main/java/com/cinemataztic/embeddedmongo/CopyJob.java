package com.cinemataztic.embeddedmongo;

import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy in progress, or the last one. One command starts it and another reports on it: a copy may take minutes, and
 * the connections on the same thread need answers meanwhile.
 */
final class CopyJob {
    private static final Logger log = LoggerFactory.getLogger(CopyJob.class);

    private record State(
            String what,
            boolean running,
            long entries,
            @Nullable Check check,
            @Nullable String failure) {}

    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    interface Copy {
        Check run(LongConsumer progress);
    }

    /** @throws MongoServerError 117 (ConflictingOperationInProgress) if another copy is still in progress. */
    void start(String what, Path file, Copy copy) {
        State last = state.get();
        State first = new State(what, true, 0, null, null);
        if (last != null && last.running || !state.compareAndSet(last, first)) {
            throw new MongoServerError(117, "ConflictingOperationInProgress", "another copy is under way");
        }
        log.info("{} {} has begun", what, file);
        Thread.ofPlatform().daemon().name("embedded-store-copy").start(() -> run(what, file, copy));
    }

    private void run(String what, Path file, Copy copy) {
        try {
            Check check = copy.run(entries -> state.set(new State(what, true, entries, null, null)));
            state.set(new State(what, false, check.entries(), check, null));
            log.info("{} {}: {} documents", what, file, check.documents());
        } catch (RuntimeException | Error e) {
            String failure = e instanceof StoreUnusable ? String.valueOf(e.getMessage()) : String.valueOf(e);
            state.set(new State(what, false, 0, null, failure));
            log.error("{} {} failed", what, file, e);
        }
    }

    /** The state of the copy in progress or of the last one, for a reply; empty if there was none. */
    Document describe() {
        State now = state.get();
        Document document = new Document();
        if (now != null) {
            document.append("copy", now.what).append("running", now.running).append("entries", now.entries);
            if (now.failure != null) {
                document.append("failure", now.failure);
            }
            if (now.check != null) {
                document.append("documents", now.check.documents()).append("faults", now.check.faults());
            }
        }
        return document;
    }
}
