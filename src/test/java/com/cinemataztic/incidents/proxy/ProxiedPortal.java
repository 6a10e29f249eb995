package com.cinemataztic.incidents.proxy;

import com.cinemataztic.incidents.support.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;

/** The portal of a test, behind an nginx of its own. */
public final class ProxiedPortal implements AutoCloseable {

    /** Without it, a redirect to the sign-in would hide the portal's 401. */
    static final String BACKGROUND = "Sec-Fetch-Mode: cors";

    private final int port;
    private final RawServer signOn = SignOnStandIn.start();
    private final OwnCertificate certificate;
    private final Client client;
    private final Nginx nginx;

    public ProxiedPortal(int port, Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.port = port;
        this.certificate = new OwnCertificate(folder, NginxConf.NAME);
        this.client = new Client(certificate.trusting());
        this.nginx = start();
    }

    /** @return another nginx before the portal, without these protections */
    Nginx start(Protection... protections) {
        var edits = Stream.of(protections)
                .flatMap(protection -> protection.edits().stream())
                .toList();
        return Nginx.start(certificate, signOn.address(), "127.0.0.1:" + port, edits);
    }

    int status(String path, String... headers) {
        return status(nginx, path, headers);
    }

    int status(Nginx target, String path, String... headers) {
        var request = Attack.request("GET " + path + " HTTP/1.1", with(headers, BACKGROUND));
        return client.send(target.tlsPort(), request).orElseThrow().status();
    }

    /** @return the portal's own answer to a client of that address */
    int statusPastNginx(String path, String peer, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(peer), 0)) {
            var request = Attack.request("GET " + path + " HTTP/1.1", headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return HttpHead.read(socket.getInputStream()).orElseThrow().status();
        }
    }

    HttpHead send(String request) {
        return client.send(nginx.tlsPort(), request).orElseThrow();
    }

    /** @return a connection to nginx */
    public Socket open() throws IOException {
        return client.open(nginx.tlsPort());
    }

    static String[] with(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }

    @Override
    public void close() {
        nginx.close();
        signOn.close();
    }
}
