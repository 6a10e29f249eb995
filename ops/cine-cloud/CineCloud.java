import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;

/**
 * A stand-in for cine-cloud, the vendor's API, for demonstrations and tests. It has 700 invented machines, and controls
 * to break and repair them and the API itself. Needs only a JDK 25: {@code java ops/cine-cloud/CineCloud.java}. See
 * {@code --help}.
 */
final class CineCloud {

    private static final String HELP = """
            cine-cloud: a stand-in for the vendor's cloud, 700 machines in 11 regions

              java ops/cine-cloud/CineCloud.java        (JDK 25)

            environment
              CINE_CLOUD_PORT        port, 0 takes a free one (default 9980)
              CINE_CLOUD_ADDRESS     address to listen on (default 127.0.0.1); /control needs no token
              CINE_CLOUD_TOKEN       bearer token that /api/** wants; without one the API is open
              CINE_CLOUD_TOKEN_FILE  the same, read from a file
              CINE_CLOUD_STATE       file in which all that /control changes survives a restart
              CINE_CLOUD_LATENCY     wait before each API answer, like 20ms or 2s (default none)

            API (GET, JSON; the contract is exporter/cine-cloud.openapi.yaml)
              /api/v1/cinemas?limit=&cursor=      /api/v1/machines?limit=&cursor=
              /api/v1/machines/ID/status
              /api/v1/cinemas/ID/screens/ID/shows?hours=72&from=INSTANT

            control (no token; ops/break does all of it; JSON, or with Accept: text/plain lines for people)
              POST /control/break?machine=ID|cinema=ID|region=NAME|all=true [&fault=...; offline without it]
              POST /control/repair?machine=ID|cinema=ID|region=NAME|all=true  [&fault=...; all faults without it]
                   faults of the machine: offline, resolution, display, download, disk, heat
                   faults of the answers about it: slow, hanging, failing, malformed
              POST /control/api?mode=...[&amount=N][&endpoint=cinemas|machines|status|shows]
                   ok ends all of it; down: 503; slow: N ms; broken, malformed, hanging: N percent; limited: N a second
              POST /control/swap?machine=ID          another box at its screen
              POST /control/rename?cinema=ID&name=   POST /control/add?cinema=ID&name=   a new screen
              POST /control/retire?cinema=ID&screen=ID
              POST /control/night?mode=on|off        off from 0:30 to 8:00 on the cinemas' own clocks
              POST /control/seed?seed=N&percent=P | mode=off    faults that come and go by themselves
              POST /control/reset                    as on the first day
              GET  /control/faults                   GET /control/machines?cinema=ID|region=NAME

              curl -X POST 'http://127.0.0.1:9980/control/break?cinema=dk-001&fault=offline'
            """;

    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final World world;
    private final VendorApi api;
    private final Control control;
    private final Optional<String> token;
    private final Duration latency;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    private CineCloud(World world, Optional<String> token, Duration latency) {
        this.world = world;
        this.api = new VendorApi(world);
        this.control = new Control(world);
        this.token = token;
        this.latency = latency;
    }

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            System.out.print(HELP);
            System.exit(List.of("--help", "-h").contains(args[0]) ? 0 : 2);
        }
        // Without this, small responses wait 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            start(System.getenv());
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            System.err.println("cine-cloud: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void start(Map<String, String> env) throws IOException {
        World world = new World(set(env, "CINE_CLOUD_STATE").map(Path::of));
        CineCloud cloud = new CineCloud(world, token(env), latency(env));

        String address = set(env, "CINE_CLOUD_ADDRESS").orElse("127.0.0.1");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port(env)), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", cloud::handle);
        server.start();
        System.out.printf(
                "cine-cloud: %d machines on http://%s:%d%n",
                world.fleet().machines().size(), address, server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            try {
                answer(exchange);
            } catch (ErrorResponse error) {
                error.headers.forEach(exchange.getResponseHeaders()::set);
                if (wantsText(exchange)) {
                    send(exchange, error.status, TEXT, error.getMessage() + "\n");
                } else {
                    respond(exchange, error.status, Json.object("error", error.getMessage()));
                }
            } catch (RuntimeException e) {
                e.printStackTrace();
                respond(exchange, 500, Json.object("error", "internal error"));
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        // Splits the raw path first: a %2F within an id must not separate it.
        List<String> path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .skip(1)
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
        Instant now = clock.instant();

        if (path.size() == 2 && path.getFirst().equals("control")) {
            Object answer = control.answer(method, path.get(1), query, now);
            if (wantsText(exchange)) {
                send(exchange, 200, TEXT, PlainText.of(path.get(1), query, answer));
            } else {
                respond(exchange, 200, answer);
            }
            return;
        }
        if (path.size() < 2 || !path.subList(0, 2).equals(List.of("api", "v1"))) {
            throw ErrorResponse.notFound("no such resource; try /api/v1/machines");
        }
        List<String> resource = path.subList(2, path.size());
        String endpoint = VendorApi.endpoint(resource).orElse("");
        Hand hand = new Hand(world, resource, endpoint);
        pause(latency.plus(hand.delay(now)));
        hand.failIfTroubled(now);
        if (!mayEnter(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new ErrorResponse(401, "a valid bearer token is needed", Map.of("WWW-Authenticate", "Bearer"));
        }
        if (!method.equals("GET")) {
            throw new ErrorResponse(405, "only GET is allowed here", Map.of("Allow", "GET"));
        }
        // Reads the clock again: a slow answer reports the state at its end.
        Object body = api.answer(resource, query, clock.instant());
        Optional<byte[]> garbage = hand.garbage(now);
        if (garbage.isPresent()) {
            send(exchange, 200, JSON, garbage.get());
        } else if (endpoint.equals("status")) {
            respond(exchange, 200, body);
        } else {
            respondTagged(exchange, body);
        }
    }

    /** Responds with an ETag; 304 to a client that has this very answer. */
    private static void respondTagged(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        CRC32C first = new CRC32C();
        first.update(bytes);
        String etag = "\"%08x-%x-%x\"".formatted(first.getValue(), Arrays.hashCode(bytes), bytes.length);
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, JSON, bytes);
        }
    }

    private boolean mayEnter(String authorization) {
        return token.isEmpty()
                || authorization != null
                        && MessageDigest.isEqual(
                                authorization.getBytes(StandardCharsets.UTF_8),
                                ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean wantsText(HttpExchange exchange) {
        return "text/plain".equals(exchange.getRequestHeaders().getFirst("Accept"));
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, JSON, Json.write(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            // "limit=" is a parameter left open, not an empty number.
            if (nameAndValue.length == 2 && !nameAndValue[1].isEmpty()) {
                query.put(decode(nameAndValue[0]), decode(nameAndValue[1]));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ErrorResponse.badRequest("the address is not well encoded");
        }
    }

    private static Optional<String> set(Map<String, String> env, String key) {
        return Optional.ofNullable(env.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(Map<String, String> env) {
        String text = set(env, "CINE_CLOUD_PORT").orElse("9980");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("CINE_CLOUD_PORT must be a port, 0 to 65535, but is " + text);
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> token(Map<String, String> env) throws IOException {
        Optional<String> file = set(env, "CINE_CLOUD_TOKEN_FILE");
        if (file.isEmpty()) {
            return set(env, "CINE_CLOUD_TOKEN");
        }
        String token = Files.readString(Path.of(file.get())).strip();
        if (token.isEmpty()) {
            // An empty file must not disable the token check that it was meant to enable.
            throw new IllegalArgumentException("CINE_CLOUD_TOKEN_FILE names an empty file");
        }
        return Optional.of(token);
    }

    private static Duration latency(Map<String, String> env) {
        String text = set(env, "CINE_CLOUD_LATENCY").orElse("0ms");
        if (!text.matches("[0-9]{1,6}(ms|s)")) {
            throw new IllegalArgumentException("CINE_CLOUD_LATENCY must be like 20ms or 2s, but is " + text);
        }
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
