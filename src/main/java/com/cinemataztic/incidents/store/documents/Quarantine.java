package com.cinemataztic.incidents.store.documents;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lists the stored documents that could not be read. They stay unchanged in their collections; all others are read as
 * if these did not exist. Each is logged once, and leaves the list when it can be read again. Thread-safe.
 */
@Component
public final class Quarantine implements HealthReporter, MeterBinder {

    private static final Logger LOGGER = LoggerFactory.getLogger(Quarantine.class);
    private static final int LONGEST_TEXT = 300;

    /**
     * Further documents are counted, but neither logged nor listed: a collection in which nothing can be read must not
     * fill the memory.
     */
    private static final int MOST_LISTED = 1_000;

    private static final int SHOWN = 20;

    private final Clock clock;
    private final Map<Place, Entry> entries = new ConcurrentHashMap<>();
    /** The hashes of the places of documents that are counted only. */
    private final Set<UUID> unlisted = ConcurrentHashMap.newKeySet();

    private final Map<String, Integer> newer = new ConcurrentHashMap<>();

    /** @param clock for the time when a document was first found unreadable */
    public Quarantine(Clock clock) {
        this.clock = clock;
    }

    private record Place(String collection, String id) {
        UUID hash() {
            return UUID.nameUUIDFromBytes((collection + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * A document in quarantine.
     *
     * @param collection its collection
     * @param id its id, as text
     * @param reason why it could not be read
     * @param since when this process first found it unreadable
     */
    public record Entry(String collection, String id, String reason, Instant since) {}

    /**
     * Reads a document, or puts it into quarantine.
     *
     * @param known the form's version that the reader knows
     * @param reader throws any exception if the document cannot be read; must not call the store
     * @return the result; empty if the document cannot be read
     */
    public <T> Optional<T> read(String collection, int known, Document document, Function<Document, T> reader) {
        var read = readPart(collection, known, document, reader);
        if (read.isPresent() && count() > 0) {
            release(place(collection, document));
        }
        return read;
    }

    /**
     * The same for a document of which only some fields were asked for. What they hold does not prove that the rest can be
     * read, so a document in quarantine stays there.
     */
    public <T> Optional<T> readPart(String collection, int known, Document document, Function<Document, T> reader) {
        if (document.get(SchemaVersion.FIELD) instanceof Number version && version.intValue() > known) {
            newer.merge(collection, version.intValue(), Math::max);
        }
        try {
            return Optional.of(reader.apply(document));
        } catch (RuntimeException unreadable) {
            keep(place(collection, document), unreadable);
            return Optional.empty();
        }
    }

    private void release(Place place) {
        entries.remove(place);
        if (!unlisted.isEmpty()) {
            unlisted.remove(place.hash());
        }
    }

    private void keep(Place place, RuntimeException unreadable) {
        if (entries.containsKey(place)) {
            return;
        }
        if (entries.size() >= MOST_LISTED) {
            unlisted.add(place.hash());
            return;
        }
        unlisted.remove(place.hash());
        var reason = shown(
                unreadable.getClass().getSimpleName() + ": " + root(unreadable).getMessage());
        if (entries.putIfAbsent(place, new Entry(place.collection, place.id, reason, clock.instant())) == null) {
            LOGGER.error(
                    "The document {} of {} can't be read, so it is left out. It stays in the store as it is. {}",
                    place.id,
                    place.collection,
                    reason);
        }
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Place place(String collection, Document document) {
        return new Place(collection, shown(String.valueOf(document.get("_id"))));
    }

    /** External data may hold anything: keeps it to one line of limited length. */
    private static String shown(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    /** @return the quarantined documents, by collection and id */
    public List<Entry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparing(Entry::collection).thenComparing(Entry::id))
                .toList();
    }

    /** @return the number of quarantined documents, listed or not */
    public int count() {
        return entries.size() + unlisted.size();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("portal.store.quarantine", this, Quarantine::count)
                .description("Stored documents that could not be read and are left out")
                .register(meters);
    }

    @Override
    public HealthSection evidence() {
        var all = entries();
        var findings = new ArrayList<Finding>();
        findings.add(
                all.isEmpty()
                        ? new Finding(text("health.documents.unreadable"), text("health.none"), Level.OK, "")
                        : new Finding(
                                text("health.documents.unreadable"),
                                String.valueOf(count()),
                                Level.WRONG,
                                text("health.documents.unreadable.text")));
        all.stream()
                .limit(SHOWN)
                .map(it -> new Finding(
                        it.collection() + " " + it.id(),
                        text("health.documents.unreadable.value"),
                        Level.WRONG,
                        it.reason(),
                        it.since()))
                .forEach(findings::add);
        newer.forEach((collection, version) -> findings.add(new Finding(
                collection,
                text("health.documents.newer", version),
                Level.NOTICE,
                text("health.documents.newer.text"))));
        return new HealthSection(text("health.documents.title"), 91, findings);
    }
}
