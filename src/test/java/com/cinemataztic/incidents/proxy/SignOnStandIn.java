package com.cinemataztic.incidents.proxy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as oauth2-proxy 7.15.6 was measured to, of which Debian has no package. It is careless where the real one can be
 * configured to be: a skip rule for {@value #SKIPPED}, a trusted address, bearer tokens. nginx must not rely on it.
 */
final class SignOnStandIn {

    /** The path of a skip rule. */
    static final String SKIPPED = "/skipped";

    /** An address that needs no session. */
    static final String TRUSTED = "192.0.2.1";

    private static final String COOKIE = "portal_sso=";

    private SignOnStandIn() {}

    /** A session, named by its cookie. */
    enum Session {
        ANNA("uuid-anna", "Åse", "portal-admins,region-ø"),
        VERA("uuid-vera", "vera", "portal-viewers,region-dk"),
        /** In a group whose name has a comma. */
        MALLORY("uuid-mallory", "mallory", "portal-viewers,region-dk,a, portal-admins"),
        /** Of whom the provider says no more than the id. */
        BARE("uuid-bare", "", ""),
        /** In so many groups that the answer exceeds 8 kB. */
        MANY(
                "uuid-many",
                "many",
                IntStream.range(0, 300)
                        .mapToObj("group-with-a-long-name-%04d"::formatted)
                        .collect(Collectors.joining(",", "", ",portal-viewers"))),
        /** Renewed by this request; too large for one cookie. */
        RENEWED("uuid-renewed", "renewed", "portal-viewers");

        final String user;
        final String name;
        final String groups;

        Session(String user, String name, String groups) {
            this.user = user;
            this.name = name;
            this.groups = groups;
        }

        /** @return a header */
        String cookie() {
            return "Cookie: JSESSIONID=of-the-portal; " + COOKIE + name();
        }

        /** @return what the browser must get */
        List<String> cookies() {
            var attributes = "; Path=/; Expires=Sat, 28 Nov 2026 03:00:00 GMT; HttpOnly; Secure; SameSite=Lax";
            return this == RENEWED
                    ? List.of(
                            "portal_sso_0=" + "a".repeat(3500) + attributes,
                            "portal_sso_1=" + "b".repeat(2500) + attributes)
                    : List.of();
        }

        private List<String> answer() {
            var lines = new ArrayList<>(List.of("HTTP/1.1 202 Accepted", "X-Auth-Request-User: " + user));
            if (!name.isEmpty()) {
                lines.add("X-Auth-Request-Email: " + name + "@example.com");
                lines.add("X-Auth-Request-Groups: " + groups);
                lines.add("X-Auth-Request-Preferred-Username: " + name);
            }
            cookies().forEach(cookie -> lines.add("Set-Cookie: " + cookie));
            return lines;
        }
    }

    static RawServer start() {
        return new RawServer(SignOnStandIn::answer);
    }

    private static List<String> answer(HttpHead request) {
        var path = URLDecoder.decode(request.target().replaceFirst("\\?.*", ""), StandardCharsets.UTF_8);
        return switch (path) {
            case "/oauth2/auth", "/oauth2/auth/" -> authenticate(request);
            case "/oauth2/start" -> List.of("HTTP/1.1 302 Found", "Location: https://provider.example/authorize");
            // Whatever rd says.
            case "/oauth2/sign_out" -> List.of("HTTP/1.1 302 Found", "Location: /");
            case "/oauth2/userinfo" -> List.of("HTTP/1.1 200 OK");
            default -> List.of("HTTP/1.1 404 Not Found");
        };
    }

    private static List<String> authenticate(HttpHead request) {
        var skips = request.value("X-Forwarded-Uri").equals(SKIPPED)
                || request.value("X-Real-IP").equals(TRUSTED)
                || request.value("X-Forwarded-For").equals(TRUSTED)
                || request.value("Authorization").startsWith("Bearer ");
        if (skips) {
            return List.of("HTTP/1.1 202 Accepted");
        }
        var session = session(request);
        if (session.isEmpty()) {
            return List.of("HTTP/1.1 401 Unauthorized");
        }
        var groups = List.of(session.get().groups.split(","));
        var allowed = request.target().contains("?allowed_groups=")
                ? List.of(request.target()
                        .replaceFirst(".*\\?allowed_groups=", "")
                        .split(","))
                : groups;
        return groups.stream().anyMatch(allowed::contains) ? session.get().answer() : List.of("HTTP/1.1 403 Forbidden");
    }

    private static Optional<Session> session(HttpHead request) {
        return Arrays.stream(Session.values())
                .filter(session -> List.of(request.value("Cookie").split("; ")).contains(COOKIE + session.name()))
                .findFirst();
    }
}
