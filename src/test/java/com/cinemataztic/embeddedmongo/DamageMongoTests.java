package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import com.mongodb.MongoException;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that something else has changed: a bit turned over, a part overwritten, the end cut off. Either nothing that
 * counts was hit, or the file is rejected, or the server stops when it meets the damage; no document, count or index ever
 * shows something false. Rounds: system property {@code damage.rounds}; to repeat a run: {@code damage.seed}, as logged.
 */
class DamageMongoTests {
    private static final Logger log = LoggerFactory.getLogger(DamageMongoTests.class);
    private static final int DOCUMENTS = 600;

    private final long seed = Long.getLong("damage.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private final Map<Damage, List<Integer>> salvaged = new EnumMap<>(Damage.class);
    private final Set<Document> everKept = new HashSet<>();

    @TempDir
    Path folder;

    private enum Outcome {
        /** All that was acknowledged is there. */
        WHOLE,
        /** Not opened, with a reason; the file is as it was. */
        REFUSED,
        /** Opened, and stopped for good at the damage, which is reported to the client. */
        STOPPED,
        /** Opened, and something is missing or wrong without a word. */
        SILENT
    }

    private enum Damage {
        BIT {
            @Override
            void doTo(RandomAccessFile file, Random random) throws IOException {
                long at = random.nextLong(file.length());
                file.seek(at);
                int was = file.read();
                file.seek(at);
                file.write(was ^ 1 << random.nextInt(8));
            }
        },
        ZEROES {
            @Override
            void doTo(RandomAccessFile file, Random random) throws IOException {
                file.seek(random.nextLong(file.length()));
                file.write(new byte[1 + random.nextInt(20_000)]);
            }
        },
        GARBAGE {
            @Override
            void doTo(RandomAccessFile file, Random random) throws IOException {
                byte[] garbage = new byte[1 + random.nextInt(20_000)];
                random.nextBytes(garbage);
                file.seek(random.nextLong(file.length()));
                file.write(garbage);
            }
        },
        CUT {
            @Override
            void doTo(RandomAccessFile file, Random random) throws IOException {
                file.setLength(file.length() - 1 - random.nextLong(file.length() / 2));
            }
        },
        /** As a copy that was begun and never ended leaves it: long enough, and empty from somewhere on. */
        UNFINISHED {
            @Override
            void doTo(RandomAccessFile file, Random random) throws IOException {
                long length = file.length();
                file.setLength(random.nextLong(length));
                file.setLength(length);
            }
        };

        abstract void doTo(RandomAccessFile file, Random random) throws IOException;
    }

    @Test
    void neverSaysWhatIsNotSo() throws IOException {
        int rounds = Integer.getInteger("damage.rounds", 150);
        Path intact = folder.resolve("intact");
        Map<Object, Document> kept = fill(folder.resolve("filled"), intact);
        Map<Damage, Map<Outcome, Integer>> outcomes = new EnumMap<>(Damage.class);
        for (int round = 0; round < rounds; round++) {
            Damage damage = Damage.values()[round % Damage.values().length];
            Path damaged = Files.createDirectory(folder.resolve("round-" + round));
            Path file = damaged.resolve("store-v2.mv");
            Files.copy(intact, file, StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                damage.doTo(bytes, random);
            }
            Outcome outcome = outcome(damaged, file, kept);
            if (outcome != Outcome.WHOLE) {
                salvage(damage, file, Files.createDirectory(damaged.resolve("salvaged")), kept);
            }
            outcomes.computeIfAbsent(damage, it -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
            assertThat(outcome)
                    .as("damage.seed %s round %s %s", seed, round, damage)
                    .isNotEqualTo(Outcome.SILENT);
        }
        log.info("damage.seed {}: {}, salvaged: {} %", seed, outcomes, salvaged);
        assertThat(outcomes.values().stream().flatMap(it -> it.keySet().stream()))
                .as("or nothing was shown")
                .contains(Outcome.REFUSED, Outcome.STOPPED);
    }

    /** Whatever is salvaged was kept once, and none of it is torn. */
    private void salvage(Damage damage, Path file, Path target, Map<Object, Document> kept) {
        List<Integer> shares = salvaged.computeIfAbsent(damage, it -> new ArrayList<>());
        try {
            Salvage.from(file, target.resolve("store-v2.mv"));
        } catch (StoreUnusable nothingLeft) {
            shares.add(0);
            return;
        }
        try (Opened opened = Opened.in(target)) {
            Map<Object, Document> seen = seen(opened);
            seen.values().forEach(it -> assertThat(everKept).contains(it));
            shares.add((int) (100L * seen.size() / kept.size()));
        }
    }

    /** A file as a killed server leaves it, and what it acknowledged. */
    private Map<Object, Document> fill(Path filled, Path intact) throws IOException {
        try (Opened opened = Opened.in(filled)) {
            opened.things().createIndex(Indexes.ascending("liveKey"), ServerTest.SPARSE_UNIQUE);
            opened.things().createIndex(Indexes.ascending("a", "_id"));
            opened.things()
                    .insertMany(IntStream.range(0, DOCUMENTS)
                            .mapToObj(i -> new Document("_id", "id-" + i)
                                    .append("a", i)
                                    .append("liveKey", "key-" + i)
                                    .append("filler", "x".repeat(300 + i)))
                            .toList());
            everKept.addAll(seen(opened).values());
            for (int i = 0; i < 200; i++) {
                String id = "id-" + random.nextInt(DOCUMENTS);
                opened.things().updateOne(eq("_id", id), combine(inc("a", 1_000), set("filler", "y".repeat(300 + i))));
                everKept.add(Objects.requireNonNull(
                        opened.things().find(eq("_id", id)).first()));
            }
            Map<Object, Document> kept = seen(opened);
            Files.copy(opened.server().file(), intact);
            return kept;
        }
    }

    private static Outcome outcome(Path damaged, Path file, Map<Object, Document> kept) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (Opened opened = Opened.in(damaged)) {
            try {
                return seen(opened).equals(kept) && agree(opened, kept) ? Outcome.WHOLE : Outcome.SILENT;
            } catch (MongoException reported) {
                return opened.server().failure().isPresent() ? Outcome.STOPPED : Outcome.SILENT;
            }
        } catch (StoreUnusable rejected) {
            assertThat(rejected).hasMessageContaining(file.toString());
            assertThat(Files.readAllBytes(file)).as("left as it was").isEqualTo(before);
            return Outcome.REFUSED;
        }
    }

    private static Map<Object, Document> seen(Opened opened) {
        Map<Object, Document> seen = new HashMap<>();
        opened.things().find().forEach(it -> seen.put(it.get("_id"), it));
        return seen;
    }

    private static boolean agree(Opened opened, Map<Object, Document> kept) {
        boolean agree = opened.things().countDocuments() == kept.size();
        for (Document one : kept.values()) {
            agree &= one.equals(
                    opened.things().find(eq("liveKey", one.get("liveKey"))).first());
            agree &= opened.things().countDocuments(eq("a", one.get("a")))
                    == kept.values().stream()
                            .filter(it -> it.getInteger("a").equals(one.getInteger("a")))
                            .count();
        }
        return agree;
    }
}
