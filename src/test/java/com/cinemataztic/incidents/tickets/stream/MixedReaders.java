package com.cinemataztic.incidents.tickets.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Readers of all kinds. Of each ten, five read server-sent events, three subscribe over GraphQL, and two read as the
 * embedded element does, with a short-lived token of one region.
 */
public final class MixedReaders implements AutoCloseable {

    /** How a reader gets its tickets. */
    public enum Kind {
        EVENTS,
        SUBSCRIPTION,
        EMBEDDED;

        static Kind of(int reader) {
            return reader % 10 < 5 ? EVENTS : reader % 10 < 8 ? SUBSCRIPTION : EMBEDDED;
        }
    }

    /** Is called with each ticket that a reader is sent as changed. */
    @FunctionalInterface
    public interface Sighting {
        /** @param at when the reader had it, in nanoseconds */
        void seen(Kind kind, JsonNode ticket, long at);
    }

    /**
     * @param list what the list is asked to compare
     * @param token the caller that asks, as the answer hangs on what a token may read
     */
    private record Member(TicketReader reader, Kind kind, String list, Supplier<String> token) {}

    private record Minted(String token, long at) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LIVE = "state=open,inprogress";

    /** Embed tokens live for a minute here; the next one is fetched when the stream has ended for that reason. */
    private static final long RENEWED_AFTER = TimeUnit.SECONDS.toNanos(50);

    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(4);

    private final Supplier<String> portal;
    private final String token;
    private final List<String> filters;
    private final List<String> regions;
    private final Sighting sighting;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, Minted> minted = new ConcurrentHashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final List<AutoCloseable> stalled = new ArrayList<>();

    /**
     * @param portal its address, asked for at each attempt
     * @param token may do everything
     * @param filters of those who choose, as the list takes them
     * @param regions of the embedded ones
     */
    public MixedReaders(
            Supplier<String> portal, String token, List<String> filters, List<String> regions, Sighting sighting) {
        this.portal = portal;
        this.token = token;
        this.filters = filters;
        this.regions = regions;
        this.sighting = sighting;
    }

    /** Opens so many readers, and waits until each has its first picture. */
    public void open(int count) throws InterruptedException {
        for (int n = 0; n < count; n++) {
            // Another step than that of the kinds, so that each kind has each filter.
            var filter = filters.get((n + n / 10) % filters.size());
            var region = regions.get(n % regions.size());
            var kind = Kind.of(n);
            var reader =
                    switch (kind) {
                        case EVENTS -> events(token, filter, kind);
                        case SUBSCRIPTION -> subscription(token, filter, false);
                        case EMBEDDED -> embedded(region, () -> tokenOf(region));
                    };
            members.add(
                    kind == Kind.EMBEDDED
                            ? new Member(reader, kind, "region=" + region + "&" + LIVE, () -> tokenOf(region))
                            : new Member(reader, kind, filter, () -> token));
        }
        await(
                "every reader has a picture",
                () -> members.stream().allMatch(member -> member.reader().resets() > 0));
    }

    /** Opens readers that take nothing. */
    public void openStalled(int count) throws IOException, InterruptedException {
        var port = URI.create(portal.get()).getPort();
        for (int n = 0; n < count; n++) {
            var region = regions.get(n % regions.size());
            stalled.add(
                    switch (Kind.of(n)) {
                        case EVENTS -> new StalledReader(port, "/api/tickets/stream", token);
                        case SUBSCRIPTION -> subscription(token, LIVE, true);
                        case EMBEDDED ->
                            new StalledReader(port, "/api/tickets/stream?region=" + region, mint(token, region, 10));
                    });
        }
    }

    /** @return how many readers of that kind are among so many */
    public static long count(Kind kind, int readers) {
        return IntStream.range(0, readers).filter(n -> Kind.of(n) == kind).count();
    }

    /** Waits until each reader has what the list answers. @return those that still have something else */
    public List<String> awaitEqual() throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT;
        List<String> unequal;
        do {
            TimeUnit.MILLISECONDS.sleep(500);
            unequal = unequal();
        } while (!unequal.isEmpty() && System.nanoTime() < end);
        return unequal;
    }

    private List<String> unequal() throws IOException, InterruptedException {
        var listed = new HashMap<String, Map<String, JsonNode>>();
        var unequal = new ArrayList<String>();
        for (var member : members) {
            var with = member.token().get();
            var asked = with + " " + member.list();
            var expected = listed.get(asked);
            if (expected == null) {
                expected = list(member.list(), with);
                listed.put(asked, expected);
            }
            if (!member.reader().has(expected)) {
                unequal.add(member.kind() + " of " + member.list());
            }
        }
        return unequal;
    }

    /** @return the revisions that were older than one that the same reader had had */
    public List<String> backwards() {
        return members.stream()
                .flatMap(member -> member.reader().backwards().stream())
                .toList();
    }

    /** @return how many whole pictures were sent */
    public int resets() {
        return members.stream().mapToInt(member -> member.reader().resets()).sum();
    }

    /** @return how long after the revocation of their token so many readers of each kind were cut, in milliseconds */
    public Map<Kind, List<Double>> revoke(int each) throws IOException, InterruptedException {
        var secret = post(token, "/api/tokens", """
                {"name": "revoked", "scopes": ["tickets:read", "embed:mint"], "days": 1}
                """).path("secret").asString();
        var region = regions.getFirst();
        var embed = mint(secret, region, 10);
        var revoked = new EnumMap<Kind, List<TicketReader>>(Kind.class);
        for (var kind : Kind.values()) {
            for (int n = 0; n < each; n++) {
                revoked.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(
                                switch (kind) {
                                    case EVENTS -> events(secret, LIVE, kind);
                                    case SUBSCRIPTION -> subscription(secret, LIVE, false);
                                    case EMBEDDED -> embedded(region, () -> embed);
                                });
            }
        }
        var all = revoked.values().stream().flatMap(List::stream).toList();
        await("those to be revoked read", () -> all.stream().allMatch(reader -> reader.resets() > 0));
        var began = System.nanoTime();
        var answer = http.send(request("/api/tokens/revoked", token).DELETE().build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the token was not revoked: " + answer.statusCode() + " " + answer.body());
        }
        await(
                "the revoked ones are cut",
                () -> all.stream().noneMatch(reader -> reader.endReason().isEmpty()));
        all.forEach(TicketReader::close);
        var taken = new EnumMap<Kind, List<Double>>(Kind.class);
        revoked.forEach((kind, readers) -> taken.put(
                kind,
                readers.stream().map(reader -> (reader.endedAt() - began) / 1e6).toList()));
        return taken;
    }

    private TicketReader events(String with, String filter, Kind kind) {
        return new StreamReader(http, () -> request("/api/tickets/stream?" + filter, with), seen(kind));
    }

    private TicketReader embedded(String region, Supplier<String> tokens) {
        return new StreamReader(
                http, () -> request("/api/tickets/stream?region=" + region, tokens.get()), seen(Kind.EMBEDDED));
    }

    private TicketReader subscription(String with, String filter, boolean stalls) {
        return new SubscriptionReader(
                http,
                () -> URI.create(portal.get().replaceFirst("http", "ws") + "/graphql"),
                with,
                filter,
                stalls,
                seen(Kind.SUBSCRIPTION));
    }

    private BiConsumer<JsonNode, Long> seen(Kind kind) {
        return (ticket, at) -> sighting.seen(kind, ticket, at);
    }

    /** The token that the readers of a region share, as the elements of a page do. */
    private String tokenOf(String region) {
        return minted.compute(region, (_, held) -> {
                    try {
                        return held == null || System.nanoTime() - held.at() > RENEWED_AFTER
                                ? new Minted(mint(token, region, 1), System.nanoTime())
                                : held;
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        throw new UncheckedIOException(new InterruptedIOException());
                    }
                })
                .token();
    }

    private String mint(String with, String region, int minutes) throws IOException, InterruptedException {
        return post(with, "/api/embed-tokens", "{\"region\": \"" + region + "\", \"minutes\": " + minutes + "}")
                .path("token")
                .asString();
    }

    private JsonNode post(String with, String path, String json) throws IOException, InterruptedException {
        var request = request(path, with)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** @return the tickets that the list answers to who may read everything, by id */
    public Map<String, JsonNode> list(String filter) throws IOException, InterruptedException {
        return list(filter, token);
    }

    private Map<String, JsonNode> list(String filter, String with) throws IOException, InterruptedException {
        var tickets = new TreeMap<String, JsonNode>();
        var request = request("/api/tickets?limit=1000&" + filter, with).build();
        JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .path("items")
                .forEach(ticket -> tickets.put(ticket.path("id").asString(), ticket));
        return tickets;
    }

    private HttpRequest.Builder request(String path, String with) {
        return HttpRequest.newBuilder(URI.create(portal.get() + path)).header("Authorization", "Bearer " + with);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws Exception {
        members.forEach(member -> member.reader().close());
        for (var reader : stalled) {
            reader.close();
        }
        http.shutdownNow();
    }
}
