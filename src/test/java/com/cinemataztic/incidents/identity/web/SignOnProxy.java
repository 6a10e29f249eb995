package com.cinemataztic.incidents.identity.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of the portal that signs everybody in as one person, for real browsers. Each connection carries one
 * request, a WebSocket included.
 */
final class SignOnProxy implements AutoCloseable {

    /** Where this proxy ends its own session. */
    static final String SIGN_OUT = "/oauth2/sign_out";

    private final ServerSocket server;
    private final int portal;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger webSockets = new AtomicInteger();
    private volatile @Nullable List<String> identity;

    SignOnProxy(int portal) {
        this.portal = portal;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on, this person is signed in. */
    void signIn(String subject, String userName, String groups) {
        identity = List.of(
                ProxyClient.SECRET,
                "X-Auth-Request-User: " + subject,
                "X-Auth-Request-Preferred-Username: " + userName,
                "X-Auth-Request-Groups: " + groups);
    }

    /** From now on, nobody is: a page is redirected to a form, all else is answered 401. Open WebSockets stay. */
    void signOut() {
        identity = null;
    }

    /** @return whether the proxy has a session: signing out at {@link #SIGN_OUT} ends it */
    boolean isSignedIn() {
        return identity != null;
    }

    /** @return how many WebSockets are open between browsers and the portal */
    int webSockets() {
        return webSockets.get();
    }

    private void accept() {
        try {
            while (true) {
                var browser = server.accept();
                open.add(browser);
                Thread.ofVirtual().start(() -> serve(browser));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket browser) {
        try (browser) {
            var head = head(browser.getInputStream());
            var person = identity;
            if (head.isEmpty()) {
                return;
            }
            if (head.startsWith("GET " + SIGN_OUT)) {
                signOut();
                answer(browser, "200 OK", "The proxy signed you out.");
            } else if (person == null) {
                if (head.contains("Sec-Fetch-Mode: navigate")) {
                    answer(browser, "200 OK", "The proxy asks you to sign in.");
                } else {
                    answer(browser, "401 Unauthorized", "");
                }
            } else {
                forward(browser, head, person);
            }
        } catch (IOException gone) {
            // Either side left.
        } finally {
            open.remove(browser);
        }
    }

    private void forward(Socket browser, String head, List<String> person) throws IOException {
        try (var there = new Socket(InetAddress.getLoopbackAddress(), portal)) {
            var isWebSocket = head.toLowerCase(Locale.ROOT).contains("upgrade: websocket");
            var end = head.indexOf("\r\n\r\n");
            var lines = isWebSocket
                    ? head.substring(0, end)
                    : head.substring(0, end).replaceAll("(?i)\r\nConnection:[^\r]*", "");
            var sent = lines + "\r\n" + String.join("\r\n", person) + (isWebSocket ? "" : "\r\nConnection: close")
                    + "\r\n\r\n";
            there.getOutputStream().write(sent.getBytes(ISO_8859_1));
            Thread.ofVirtual().start(() -> {
                try {
                    browser.getInputStream().transferTo(there.getOutputStream());
                } catch (IOException gone) {
                    // Either side left.
                }
            });
            if (isWebSocket) {
                webSockets.incrementAndGet();
            }
            try {
                there.getInputStream().transferTo(browser.getOutputStream());
            } finally {
                if (isWebSocket) {
                    webSockets.decrementAndGet();
                }
            }
        }
    }

    private static void answer(Socket browser, String status, String text) throws IOException {
        browser.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: " + text.length()
                                + "\r\nConnection: close\r\n\r\n" + text)
                        .getBytes(UTF_8));
        browser.shutdownOutput();
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            head.write(octet);
            if (octet == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var browser : open) {
                browser.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
