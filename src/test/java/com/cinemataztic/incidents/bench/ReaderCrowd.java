package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.tickets.stream.StreamReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers of streams: one of a hundred reads all regions, the others one each. */
final class ReaderCrowd implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int ALL_REGIONS = 100;
    private static final String PACED = Integer.toString(StreamsBench.PACED_ROUND);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<StreamReader> readers = new ArrayList<>();
    private final List<String> filters = new ArrayList<>();
    private final Queue<Double> delays = new ConcurrentLinkedQueue<>();
    private volatile @Nullable PortalProcess portal;

    /** Opens so many streams. */
    void open(PortalProcess at, int count) {
        portal = at;
        for (int n = 0; n < count; n++) {
            var filter = "state=open,inprogress"
                    + (n % ALL_REGIONS == 0 ? "" : "&region=" + Alert.REGIONS.get(n % Alert.REGIONS.size()));
            filters.add(filter);
            readers.add(new StreamReader(http, () -> request("/api/tickets/stream?" + filter), this::measure));
        }
    }

    /** The portal runs elsewhere now; readers that come back find it there. */
    void moveTo(PortalProcess at) {
        portal = at;
    }

    void awaitBegun() throws InterruptedException {
        await(() -> readers.stream().allMatch(reader -> reader.resets() > 0));
    }

    /** @return how many readers still have other tickets than the list when the time is over */
    long awaitEqual() throws Exception {
        var listed = new HashMap<String, Map<String, JsonNode>>();
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        long unequal;
        do {
            Thread.sleep(500);
            listed.clear();
            for (var filter : filters) {
                if (!listed.containsKey(filter)) {
                    listed.put(filter, list(filter));
                }
            }
            unequal = 0;
            for (int n = 0; n < readers.size(); n++) {
                unequal += readers.get(n).tickets().equals(listed.get(filters.get(n))) ? 0 : 1;
            }
        } while (unequal > 0 && System.nanoTime() < end);
        return unequal;
    }

    /** @return how long after their person signed out so many streams ended, in milliseconds */
    Distribution cutOff(PortalProcess at, int count) throws InterruptedException {
        var browser = new BrowserSession(at.port()).login(PortalProcess.ACCOUNT, PortalProcess.PASSWORD);
        var cookie = "JSESSIONID=" + browser.id();
        var streams = new ArrayList<StreamReader>();
        for (int n = 0; n < count; n++) {
            streams.add(new StreamReader(
                    http,
                    () -> HttpRequest.newBuilder(URI.create(at.base() + "/api/tickets/stream"))
                            .header("Cookie", cookie)));
        }
        await(() -> streams.stream().allMatch(reader -> reader.resets() > 0));
        var csrf = browser.csrfToken("/");
        var began = System.nanoTime();
        browser.send(browser.request("/logout").header("X-CSRF-TOKEN", csrf).POST(HttpRequest.BodyPublishers.noBody()));
        var taken = new ArrayList<Double>();
        for (var reader : streams) {
            await(() -> !reader.endReason().isEmpty());
            taken.add((System.nanoTime() - began) / 1e6);
            reader.close();
        }
        return new Distribution(taken);
    }

    Distribution delays() {
        return new Distribution(delays);
    }

    int backwards() {
        return readers.stream().mapToInt(reader -> reader.backwards().size()).sum();
    }

    int resets() {
        return readers.stream().mapToInt(StreamReader::resets).sum();
    }

    /** A change says first in which round it was sent, and last when. */
    private void measure(JsonNode ticket, long at) {
        var words = ticket.path("errorDescription").asString("").split(" ");
        if (words[0].equals(PACED)) {
            delays.add((at - Long.parseLong(words[words.length - 1])) / 1e6);
        }
    }

    private Map<String, JsonNode> list(String filter) throws IOException, InterruptedException {
        var tickets = new TreeMap<String, JsonNode>();
        var answer = http.send(request("/api/tickets?limit=1000&" + filter).build(), BodyHandlers.ofString());
        JSON.readTree(answer.body())
                .path("items")
                .forEach(ticket -> tickets.put(ticket.path("id").asString(), ticket));
        return tickets;
    }

    private HttpRequest.Builder request(String path) {
        var at = portal;
        if (at == null) {
            throw new IllegalStateException("no portal yet");
        }
        return HttpRequest.newBuilder(URI.create(at.base() + path)).header("Authorization", "Bearer " + at.apiToken());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the streams did not come to that in time");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        readers.forEach(StreamReader::close);
        http.shutdownNow();
    }
}
