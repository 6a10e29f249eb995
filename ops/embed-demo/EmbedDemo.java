import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Another application, of another origin, whose page shows three regions of the portal. It shows all that a host needs:
 * a page with elements, and a server that mints their tokens. Needs only a JDK 25:
 * {@code java ops/embed-demo/EmbedDemo.java}. See {@code --help}.
 */
final class EmbedDemo {

    private static final String HELP = """
            embed-demo: a page of another application that shows live tickets of the portal

              java ops/embed-demo/EmbedDemo.java        (JDK 25)

            environment
              EMBED_DEMO_PORT        port on 127.0.0.1, 0 takes a free one (default 9985)
              EMBED_DEMO_REGIONS     the regions, comma separated (default denmark,norway,new-zealand)
              EMBED_DEMO_TOKEN       a token of the portal with the scope embed:mint
              EMBED_DEMO_TOKEN_FILE  the same, read from a file (default data/secrets/api-token)
              PORTAL_URL             the portal (default http://127.0.0.1:8080)

            The portal must know the page's origin: PORTAL_EMBED_ORIGINS=http://127.0.0.1:9985
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Cinema operations</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="page.css">
                <script type="module" src="page.js"></script>
                <script type="module" src="%1$s/components/cine-incidents.js"></script>
              </head>
              <body>
                <header>
                  <h1>Cinema operations</h1>
                  <p>A page of another application. Its incidents come from the Incidents Portal.</p>
                </header>
                <main>
            %2$s
                </main>
                <footer><p id="selected" role="status">Select an incident.</p></footer>
              </body>
            </html>
            """;

    private static final String ELEMENT = "      <cine-incidents region=\"%s\" src=\"%s\"></cine-incidents>";

    private static final String STYLE = """
            html { color-scheme: light dark; background: light-dark(#f3f4f6, #101214); color: light-dark(#1b1f24, #e8eaed); }
            html[data-theme=light] { color-scheme: light; }
            html[data-theme=dark] { color-scheme: dark; }
            body { margin: 0 auto; max-width: 90rem; padding: 1rem; font: 1rem/1.4 system-ui, sans-serif; }
            h1 { margin: 0; font-size: 1.4rem; }
            header p, footer p { margin: 0.25rem 0 1rem; color: light-dark(#57606a, #a5adb6); }
            main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }
            main { align-items: start; }
            footer p { margin-top: 1rem; }
            """;

    private static final String SCRIPT = """
            const options = new URLSearchParams(location.search);
            if (options.has('lang')) document.documentElement.lang = options.get('lang');
            if (options.has('theme')) document.documentElement.dataset.theme = options.get('theme');

            /** The page's own server mints the token: its secret never reaches a browser. */
            async function getToken(previous, region) {
              const answer = await fetch(`token?region=${encodeURIComponent(region)}`, { method: 'POST' });
              if (answer.status === 403) return null;
              if (!answer.ok) throw new Error(`no token: HTTP ${answer.status}`);
              return (await answer.json()).token;
            }

            for (const element of document.querySelectorAll('cine-incidents')) element.getToken = getToken;

            document.addEventListener('cine-incidents-select', ({ detail: { id, ticket } }) => {
              document.getElementById('selected').textContent = `${id}: ${ticket.errorDescription}`;
            });
            """;

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([!-~&&[^\"\\\\]]+)\"");
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build();
    private final String portal;
    private final String token;
    private final List<String> regions;
    private final HttpServer server;
    private final String origin;

    private EmbedDemo(int port, String portal, String token, List<String> regions) throws IOException {
        this.portal = portal.replaceFirst("/+$", "");
        this.token = token;
        this.regions = regions;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.origin = "http://127.0.0.1:" + server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    /** Starts the server and prints its address. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length > 0) {
            System.out.print(HELP);
            return;
        }
        var regions = List.of(setting("EMBED_DEMO_REGIONS").orElse("denmark,norway,new-zealand").split(","));
        if (!regions.stream().allMatch(region -> REGION.matcher(region).matches())) {
            System.err.println("EMBED_DEMO_REGIONS lists ids such as denmark,new-zealand.");
            System.exit(2);
        }
        var demo = new EmbedDemo(
                Integer.parseInt(setting("EMBED_DEMO_PORT").orElse("9985")),
                setting("PORTAL_URL").orElse("http://127.0.0.1:8080"),
                token(),
                regions);
        demo.server.start();
        System.out.println("embed-demo: " + demo.origin + "/");
    }

    private static String token() throws IOException {
        var given = setting("EMBED_DEMO_TOKEN");
        if (given.isPresent()) {
            return given.get();
        }
        var file = Path.of(setting("EMBED_DEMO_TOKEN_FILE").orElse("data/secrets/api-token"));
        if (!Files.isReadable(file)) {
            System.err.println("Set EMBED_DEMO_TOKEN or EMBED_DEMO_TOKEN_FILE: a token with the scope embed:mint.");
            System.exit(2);
        }
        return Files.readString(file).strip();
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> send(exchange, 200, "text/html", page());
                case "GET /page.css" -> send(exchange, 200, "text/css", STYLE);
                case "GET /page.js" -> send(exchange, 200, "text/javascript", SCRIPT);
                case "POST /token" -> mint(exchange);
                default -> send(exchange, 404, "text/plain", "There is nothing here.\n");
            }
        }
    }

    private String page() {
        return PAGE.formatted(
                portal,
                regions.stream()
                        .map(region -> ELEMENT.formatted(region, portal))
                        .collect(Collectors.joining("\n")));
    }

    /** A real host would look here who its viewer is, and which regions that viewer may see. */
    private void mint(HttpExchange exchange) throws IOException {
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var region = query.replaceFirst("^region=", "");
        if (!origin.equals(exchange.getRequestHeaders().getFirst("Origin")) || !regions.contains(region)) {
            send(exchange, 403, "text/plain", "Only this page, and only its regions.\n");
            return;
        }
        var request = HttpRequest.newBuilder(URI.create(portal + "/api/embed-tokens"))
                .timeout(TIME_LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"region\": \"%s\", \"origin\": \"%s\"}".formatted(region, origin)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var minted = TOKEN.matcher(answer.body());
            if (answer.statusCode() / 100 == 2 && minted.find()) {
                send(exchange, 200, "application/json", "{\"token\": \"" + minted.group(1) + "\"}");
            } else if (answer.statusCode() == 404) {
                send(exchange, 403, "text/plain", "There is no such region for this page.\n");
            } else {
                send(exchange, 502, "text/plain", "The portal answered HTTP " + answer.statusCode() + ".\n");
            }
        } catch (IOException unreachable) {
            send(exchange, 502, "text/plain", "The portal does not answer.\n");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var portalOrigin = URI.create(portal).resolve("/").toString().replaceFirst("/$", "");
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        // As strict as a policy can be: the element needs nothing more.
        headers.set(
                "Content-Security-Policy",
                String.join(
                        "; ",
                        "default-src 'none'",
                        "img-src data:",
                        "style-src 'self'",
                        "script-src 'self' " + portalOrigin,
                        "connect-src 'self' " + portalOrigin,
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'"));
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
