package com.cinemataztic.incidents.proxy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the spoof table.
 *
 * @param request the very bytes; of HTTP/2, the headers' lines
 * @param fails what must be so
 * @param protection what keeps it off; null: nginx itself, or oauth2-proxy
 * @param succeeds what is so without the protection
 */
record Attack(
        String name,
        String request,
        Transport transport,
        Consumer<Outcome> fails,
        @Nullable Protection protection,
        Consumer<Outcome> succeeds) {

    /** How a request reaches nginx. */
    enum Transport {
        PLAIN,
        TLS,
        HTTP_2
    }

    /**
     * What an attack has led to.
     *
     * @param answer what the attacker got; empty: nothing
     * @param upstream what the portal or a tool got
     * @param signOn what oauth2-proxy got
     */
    record Outcome(Optional<HttpHead> answer, Optional<HttpHead> upstream, Optional<HttpHead> signOn) {

        int status() {
            return answer.map(HttpHead::status).orElse(0);
        }

        HttpHead upstreamRequest() {
            return upstream.orElseThrow(() -> new AssertionError("nothing reached the upstream: " + this));
        }

        HttpHead signOnRequest() {
            return signOn.orElseThrow(() -> new AssertionError("nothing reached oauth2-proxy: " + this));
        }
    }

    /** @return an attack with a GET through TLS */
    static Attack get(String name, String path, String... headers) {
        return raw(name, request("GET " + path + " HTTP/1.1", headers));
    }

    /** @return an attack with these bytes through TLS */
    static Attack raw(String name, String request) {
        return new Attack(name, request, Transport.TLS, _ -> {}, null, _ -> {});
    }

    /** @return an attack with a GET through HTTP/2 */
    static Attack http2(String name, String host, String path, String... headers) {
        var pseudo = Stream.of(":method: GET", ":scheme: https", ":authority: " + host, ":path: " + path);
        var lines = Stream.concat(pseudo, Arrays.stream(headers)).collect(Collectors.joining("\n"));
        return new Attack(name, lines, Transport.HTTP_2, _ -> {}, null, _ -> {});
    }

    Attack withoutTls() {
        return new Attack(name, request, Transport.PLAIN, fails, protection, succeeds);
    }

    Attack fails(Consumer<Outcome> check) {
        return new Attack(name, request, transport, check, protection, succeeds);
    }

    Attack without(Protection gone, Consumer<Outcome> check) {
        return new Attack(name + " [" + gone.name() + "]", request, transport, fails, gone, check);
    }

    /** @return a request with the right Host and these headers */
    static String request(String start, String... headers) {
        return Stream.of(Stream.of(start, "Host: " + NginxConf.HOST), Arrays.stream(headers), Stream.of("", ""))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n"));
    }

    @Override
    public String toString() {
        return name;
    }
}
