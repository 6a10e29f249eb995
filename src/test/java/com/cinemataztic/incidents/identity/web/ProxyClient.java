package com.cinemataztic.incidents.identity.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the proxy of single sign-on sends to the portal for one browser, over a socket and with every header as it is
 * given. Keeps the session's cookie.
 */
final class ProxyClient {

    static final String CONTEXT = "/incidentsportal";
    static final String TOKEN = "a secret of thirty-two characters or more";
    static final String SECRET = "X-Proxy-Secret: " + TOKEN;

    private final int port;
    private final List<String> identity = new ArrayList<>();
    private String from = "127.0.0.1";
    private String session = "";

    ProxyClient(int port) {
        this.port = port;
    }

    /** The answer to one request. */
    record Answer(String head, String body) {

        int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        String header(String name) {
            var found = Pattern.compile("(?im)^" + name + ": *([^\r\n]*)").matcher(head);
            return found.find() ? found.group(1) : "";
        }
    }

    /** From now on, the proxy names this person. */
    ProxyClient as(String subject, String userName, String groups) {
        return sends(
                SECRET,
                "X-Auth-Request-User: " + subject,
                "X-Auth-Request-Preferred-Username: " + userName,
                "X-Auth-Request-Email: " + userName + "@cinema.example",
                "X-Auth-Request-Groups: " + groups);
    }

    /** From now on, each request has these headers. */
    ProxyClient sends(String... headers) {
        identity.clear();
        identity.addAll(List.of(headers));
        return this;
    }

    /** From now on, requests come from this address of the machine. */
    ProxyClient from(String address) {
        from = address;
        return this;
    }

    ProxyClient withSession(String id) {
        session = id;
        return this;
    }

    String session() {
        return session;
    }

    Answer get(String path, String... more) {
        return request("GET", path, "", more);
    }

    Answer request(String method, String path, String body, String... more) {
        var lines = new ArrayList<String>();
        lines.add(method + " " + CONTEXT + path + " HTTP/1.1");
        lines.add("Host: 127.0.0.1:" + port);
        lines.addAll(identity);
        lines.addAll(List.of(more));
        if (!session.isEmpty()) {
            lines.add("Cookie: JSESSIONID=" + session);
        }
        if (!body.isEmpty()) {
            lines.add("Content-Type: application/x-www-form-urlencoded");
            lines.add("Content-Length: " + body.length());
        }
        lines.add("Connection: close");
        var answer = send((String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(UTF_8));
        var cookie = Pattern.compile("Set-Cookie: JSESSIONID=([^;]+)").matcher(answer.head());
        if (cookie.find()) {
            session = cookie.group(1);
        }
        return answer;
    }

    Answer send(byte[] request) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            var answer = socket.getInputStream().readAllBytes();
            var text = new String(answer, ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            return new Answer(text.substring(0, end), new String(answer, end + 4, answer.length - end - 4, UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
