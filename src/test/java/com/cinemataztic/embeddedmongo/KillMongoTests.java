package com.cinemataztic.embeddedmongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Kills a process that writes (SIGKILL, at a random moment) and checks that every acknowledged write is there. Rounds:
 * system property {@code kill.rounds}; to repeat a run: {@code kill.seed}, as logged.
 */
@Tag("kill")
class KillMongoTests {
    private static final Logger log = LoggerFactory.getLogger(KillMongoTests.class);

    /** Then looking at all there is would take longer than writing it. */
    private static final int ROUNDS_A_FILE = 10;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** What was acknowledged, in all rounds: the number each document had reached, and which were closed. */
    private final Map<String, Integer> reached = new HashMap<>();

    private final Set<String> closed = new HashSet<>();
    private int acknowledged;

    @Test
    void keepsAllThatWasAcknowledgedWhenKilled() throws Exception {
        int rounds = Integer.getInteger("kill.rounds", 20);
        int all = 0;
        for (int round = 1; round <= rounds; round++) {
            assertThat(killed("durable", round)).isEmpty();
            all += acknowledged;
            if (round % ROUNDS_A_FILE == 0) {
                beginAnew();
            }
        }
        log.info("kill.seed {}: {} rounds, {} acknowledged writes, none lost", seed, rounds, all);
    }

    @Test
    void wouldNoticeAServerThatAnswersBeforeItCommits() throws Exception {
        List<String> faults = List.of();
        for (int round = 1; round <= 10 && faults.isEmpty(); round++) {
            faults = killed("early", round);
        }
        assertThat(faults).isNotEmpty();
    }

    @Test
    void keepsAllThatWasAcknowledgedWhenTheDiskIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.at(folder, 8)) {
            Process victim = victim("durable", 1, disk.limits());
            StringBuilder said = new StringBuilder();
            Thread listener = Thread.ofPlatform().start(() -> listen(victim, said));
            assertThat(victim.waitFor(5, TimeUnit.MINUTES))
                    .as("stops by itself")
                    .isTrue();
            listener.join();
            acknowledged = note(said(said));
            assertThat(victim.exitValue()).isEqualTo(Victim.STORE_FAILED);
            assertThat(acknowledged).isGreaterThan(100);
            if (disk.isStillFull()) {
                // Opened or rejected: in either case with a word to the operator, and without harm.
                try (Opened opened = Opened.in(folder)) {
                    assertThat(faults(opened)).isEmpty();
                } catch (StoreUnusable rejected) {
                    assertThat(rejected).hasMessageContaining("disk");
                }
            }
            disk.makeRoom();
            try (Opened opened = Opened.in(folder)) {
                assertThat(faults(opened)).isEmpty();
                opened.things().insertOne(new Document("_id", "goes on"));
            }
            log.info("disk full after {} acknowledged writes, none lost", acknowledged);
        }
    }

    private void beginAnew() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectory(folder);
        reached.clear();
        closed.clear();
    }

    /** One round; returns what is wrong after it. */
    private List<String> killed(String kind, int round) throws Exception {
        int before = reached.size();
        int millis = 200 + random.nextInt(1_800);
        acknowledged = run(kind, round, millis);
        List<String> faults;
        long documents;
        try (Opened opened = Opened.in(folder)) {
            faults = faults(opened);
            documents = opened.server().documents();
        }
        log.info(
                "kill.seed {} {} round {}: killed after {} ms, {} acknowledged writes on {} new documents, "
                        + "{} documents found, {} faults {}",
                seed,
                kind,
                round,
                millis,
                acknowledged,
                reached.size() - before,
                documents,
                faults.size(),
                faults.stream().limit(5).toList());
        return faults;
    }

    private int run(String kind, int round, int millis) throws IOException, InterruptedException {
        Process victim = victim(kind, round, List.of());
        StringBuilder said = new StringBuilder();
        Thread listener = Thread.ofPlatform().start(() -> listen(victim, said));
        while (victim.isAlive() && !said(said).contains("there ")) {
            Thread.sleep(5);
        }
        victim.waitFor(millis, TimeUnit.MILLISECONDS);
        assertThat(victim.isAlive()).as("still writing when it is to be killed").isTrue();
        victim.destroyForcibly().waitFor();
        listener.join();
        return note(said(said));
    }

    /** @param limits the command by which it is started with less than others have; empty: without */
    private Process victim(String kind, int round, List<String> limits) throws IOException {
        List<String> command = new ArrayList<>(limits);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                Integer.toString(round),
                Long.toString(random.nextLong()),
                kind));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void listen(Process process, StringBuilder said) {
        byte[] buffer = new byte[8192];
        try (var out = process.getInputStream()) {
            for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
                synchronized (said) {
                    said.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The process has been killed.
        }
    }

    private static String said(StringBuilder said) {
        synchronized (said) {
            return said.toString();
        }
    }

    private int note(String said) {
        int acknowledged = 0;
        // The last line may have been cut off.
        for (String line : said.substring(0, said.lastIndexOf('\n') + 1).split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("there")) {
                reached.merge(words[1], Integer.parseInt(words[2]), Math::max);
                acknowledged++;
            } else if (words[0].equals("closed")) {
                closed.add(words[1]);
                acknowledged++;
            }
        }
        return acknowledged;
    }

    private List<String> faults(Opened opened) {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> found = new HashMap<>();
        Map<String, String> live = new HashMap<>();
        for (Document one : opened.things().find()) {
            String id = one.getString("_id");
            found.put(id, one.getInteger("a"));
            if (!one.get("a", 0).equals(one.get("b", -1)) || !Victim.FILLER.equals(one.getString("filler"))) {
                faults.add("torn: " + id);
            }
            String key = one.getString("liveKey");
            if (key != null) {
                String other = live.put(key, id);
                if (other != null) {
                    faults.add(key + " twice: " + id + " and " + other);
                }
                if (closed.contains(id)) {
                    faults.add("open again: " + id);
                }
            }
        }
        reached.forEach((id, number) -> {
            if (found.getOrDefault(id, -1) < number) {
                faults.add("lost: " + id + " at " + number + ", found " + found.get(id));
            }
        });
        if (found.isEmpty()) {
            // Killed before the first write: there may be no collection yet.
            return faults;
        }
        // The index must say what the documents say: for every key that may be in it, and for every document.
        for (int i = 0; i < Victim.LIVE_KEYS; i++) {
            Document byIndex = opened.things().find(eq("liveKey", "key-" + i)).first();
            String id = byIndex == null ? null : byIndex.getString("_id");
            if (!Objects.equals(id, live.get("key-" + i))) {
                faults.add("index says key-" + i + " is " + id + ", documents say " + live.get("key-" + i));
            }
        }
        Document entries =
                opened.database().runCommand(new Document("validate", "things")).get("keysPerIndex", Document.class);
        if (entries.getLong("liveKey_1") != live.size()) {
            faults.add("the indexes have " + entries + " entries for " + live.size() + " live documents");
        }
        List<String> byNumber = opened.things()
                .find(gte("a", 0))
                .sort(ascending("a", "_id"))
                .map(one -> one.getString("_id"))
                .into(new ArrayList<>());
        if (entries.getLong("a_1__id_1") != found.size() || byNumber.size() != found.size()) {
            faults.add("the index finds " + byNumber.size() + ", has " + entries + ", of " + found.size());
        }
        return faults;
    }
}
