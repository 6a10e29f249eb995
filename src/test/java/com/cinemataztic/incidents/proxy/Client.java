package com.cinemataztic.incidents.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Sends bytes to nginx that no HTTP client would. */
final class Client {

    private static final int TIME_LIMIT_MILLIS = 60_000;

    private final SSLContext tls;

    Client(SSLContext tls) {
        this.tls = tls;
    }

    /** @return the answer; empty if nginx closed the connection without one */
    Optional<HttpHead> send(int tlsPort, String request) {
        return exchange(open(tlsPort), request);
    }

    /** The same without TLS. */
    Optional<HttpHead> sendPlain(int port, String request) {
        try {
            return exchange(new Socket(InetAddress.getLoopbackAddress(), port), request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<HttpHead> exchange(Socket connection, String request) {
        try (connection) {
            connection.setSoTimeout(TIME_LIMIT_MILLIS);
            connection.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return HttpHead.read(connection.getInputStream());
        } catch (SocketException reset) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * @param protocols to choose from, e.g. {@code h2}
     * @return a connection that trusts the test's certificate, and names the portal's host
     */
    SSLSocket open(int tlsPort, String... protocols) {
        try {
            var socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), tlsPort);
            socket.setSoTimeout(TIME_LIMIT_MILLIS);
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(NginxConf.NAME)));
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
