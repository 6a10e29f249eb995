package com.cinemataztic.incidents.bench;

import static com.cinemataztic.incidents.bench.Report.number;

import com.cinemataztic.incidents.proxy.ProxiedPortal;
import com.cinemataztic.incidents.support.BrowserSession;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attacks beside a steady load, on the portal with the heap of the compose file: at its own port and through nginx. Webhooks and
 * the person's page go to the portal's own port, as Alertmanager does.
 */
final class DoorsBench {

    private static final String PATH = "/incidentsportal";
    private static final String HEAP = "-Xmx614m";
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration BEFORE = Duration.ofSeconds(3);
    private static final int MANY = 400;
    private static final int CROWD = 1_000;
    private static final int BULK = 500;
    private static final int BULKS = 6;
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String API = "Authorization: Bearer " + PortalProcess.API_TOKEN;

    private final PortalProcess portal;
    private final Report report;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> embeds = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();

    /** How often each thread's tickets were moved. */
    private final List<AtomicInteger> rounds =
            IntStream.range(0, BULKS).mapToObj(_ -> new AtomicInteger()).toList();

    private DoorsBench(PortalProcess portal, Report report) {
        this.portal = portal;
        this.report = report;
    }

    /** @param arguments an empty folder, and the portal's command */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly)));
        var command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        command.removeIf(option -> option.startsWith("-Xmx"));
        command.add(1, HEAP);
        var environment = Map.of(
                "SERVER_SERVLET_CONTEXT_PATH",
                PATH,
                "JAVA_TOOL_OPTIONS",
                HEAP,
                "PORTAL_API_REQUESTS_PER_SECOND",
                "100000",
                "PORTAL_API_BURST",
                "1000000");
        Bench.run("doors", folder, report -> {
            try (var portal = PortalProcess.start(command, folder, environment);
                    var proxied = new ProxiedPortal(portal.port(), Files.createDirectories(folder.resolve("nginx")))) {
                var bench = new DoorsBench(portal, report);
                bench.prepare();
                bench.table(
                        "At the portal's own port",
                        () -> new Socket(InetAddress.getLoopbackAddress(), portal.port()),
                        "127.0.0.1");
                bench.table("Through nginx", proxied::open, "portal.example:8443");
            }
        });
    }

    /** Tokens, embed tokens of one owner, and the tickets that bulks move. */
    private void prepare() throws Exception {
        var admin = BrowserSession.below(portal.port(), PATH);
        for (int i = 0; i < 4; i++) {
            tokens.add(post(
                    admin,
                    "/api/tokens",
                    "{\"name\":\"bench-%d\",\"scopes\":[\"tickets:write\",\"embed:mint\"]}".formatted(i),
                    PortalProcess.API_TOKEN,
                    "secret"));
        }
        for (int i = 0; i < 50; i++) {
            embeds.add(post(
                    admin, "/api/embed-tokens", "{\"region\":\"denmark\",\"minutes\":60}", tokens.getFirst(), "token"));
        }
        var startsAt = Instant.now();
        for (int from = 0; from < BULKS * BULK; from += 100) {
            portal.post(Alert.webhook(IntStream.range(from, from + 100)
                    .mapToObj(screen -> Alert.firing(screen, startsAt))
                    .toList()));
        }
        var json = new JsonMapper();
        for (var next = ""; tickets.size() < BULKS * BULK; ) {
            var answer = admin.send(admin.request("/api/tickets?state=open&limit=500" + next)
                    .header("Authorization", "Bearer " + PortalProcess.API_TOKEN));
            var page = json.readTree(answer.body());
            page.path("items").forEach(ticket -> tickets.add(ticket.path("id").asString("")));
            next = "&cursor=" + page.path("next").asString("");
        }
        report.progress("warming up");
        new SteadyLoad(portal, PATH).run(QUIET);
    }

    private static String post(BrowserSession caller, String path, String body, String token, String field) {
        var answer = caller.send(caller.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return new JsonMapper().readTree(answer.body()).path(field).asString("");
    }

    private void table(String title, Floods.Door door, String host) throws InterruptedException {
        report.heading(
                title,
                "20 webhooks/s for %d s each; ms; a page that is rejected counts as 30,000"
                        .formatted(LENGTH.toSeconds()),
                "taken",
                "of",
                "p50",
                "p99",
                "page p95",
                "heap MB",
                "all MB",
                "threads",
                "conns");
        row("quiet", QUIET, door, host, _ -> {});
        for (var attack : attacks().entrySet()) {
            row(attack.getKey(), LENGTH, door, host, attack.getValue());
            if (!portal.isAlive()) {
                report.line("THE PORTAL ENDED");
                return;
            }
        }
        report.line("the portal is alive: " + portal.isAlive());
    }

    private void row(String name, Duration length, Floods.Door door, String host, Consumer<Floods> attack)
            throws InterruptedException {
        report.progress(name);
        var load = new SteadyLoad(portal, PATH);
        try (var floods = new Floods(door, host, PATH)) {
            attack.accept(floods);
            Thread.sleep(BEFORE);
            var seen = load.run(length);
            report.columns(
                    name,
                    Integer.toString(seen.taken()),
                    Integer.toString(seen.sent()),
                    number(seen.webhooks().median()),
                    number(seen.webhooks().at(0.99)),
                    number(seen.pages().at(0.95)),
                    number(seen.heapMegabytes()),
                    number(seen.residentMegabytes()),
                    Integer.toString(seen.threads()),
                    Long.toString(floods.rounds()));
        }
        // What the attack left is gone before the next one.
        Thread.sleep(BEFORE);
    }

    private Map<String, Consumer<Floods>> attacks() {
        var all = new LinkedHashMap<String, Consumer<Floods>>();
        all.put("6 big forms, no credential", floods -> floods.bigForms(6));
        all.put("400 slow headers", floods -> floods.slowHeaders(MANY));
        all.put("400 slow bodies, unknown address", floods -> floods.slowBodies(MANY, 5_000, "POST /nowhere", JSON));
        all.put("400 slow bodies, sign-in", floods -> floods.slowBodies(MANY, 5_000, "POST /login", FORM));
        all.put(
                "400 slow bodies, webhook, wrong token",
                floods -> floods.slowBodies(
                        MANY, 5_000, "POST /api/alertmanager/webhook", JSON, "Authorization: Bearer wrong"));
        all.put(
                "400 slow bodies, API, valid token",
                floods -> floods.slowBodies(MANY, 5_000, "POST /api/tickets", JSON, API));
        all.put(
                "100 x 64 MB declared, trickled",
                floods -> floods.slowBodies(100, 64 << 20, "POST /api/tickets", JSON, API));
        all.put("bulks of 500, 6 threads, one token", floods -> bulks(floods, 1));
        all.put("bulks of 500, 6 threads, four tokens", floods -> bulks(floods, 4));
        all.put(
                "statistics of 92 days, 32 callers",
                floods -> floods.requests(32, 0, _ -> floods.head("GET /api/stats?" + days(), API)));
        all.put(
                "1,000 streams, one token",
                floods -> floods.readers(CROWD, _ -> floods.head("GET /api/tickets/stream", API)));
        all.put(
                "1,000 streams, embed tokens of one owner",
                floods -> floods.readers(
                        CROWD,
                        reader -> floods.head(
                                "GET /api/tickets/stream?region=denmark",
                                "Authorization: Bearer " + embeds.get(reader % embeds.size()))));
        all.put("1,000 sockets, one token", floods -> floods.quietSockets(CROWD, true, API));
        all.put("1,000 sockets, unauthenticated", floods -> floods.quietSockets(CROWD, false));
        all.put("20 sockets that never read", floods -> floods.deafSockets(20, API));
        all.put(
                "200 wrong passwords a second",
                floods -> floods.requests(
                        40, 200, _ -> floods.request("POST /login", "username=admin&password=wrong", FORM)));
        return all;
    }

    /** Each thread takes and releases tickets of its own, by as many tokens. */
    private void bulks(Floods floods, int owners) {
        floods.requests(BULKS, 0, attacker -> {
            var round = rounds.get(attacker).getAndIncrement();
            var move = round % 2 == 0 ? "\"take\",\"assignee\":\"admin\"" : "\"release\"";
            var items = tickets.subList(attacker * BULK, (attacker + 1) * BULK).stream()
                    .map(id -> "{\"id\":\"%s\",\"transition\":%s,\"version\":%d}".formatted(id, move, round + 1))
                    .collect(Collectors.joining(",", "{\"items\":[", "]}"));
            return floods.request(
                    "POST /api/tickets/transitions",
                    items,
                    JSON,
                    "Authorization: Bearer " + tokens.get(attacker % owners));
        });
    }

    private static String days() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "from=" + now.minus(92, ChronoUnit.DAYS) + "&to=" + now;
    }
}
