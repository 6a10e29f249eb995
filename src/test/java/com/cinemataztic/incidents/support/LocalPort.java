package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine for programs that a test starts. */
public final class LocalPort {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LocalPort() {}

    /**
     * @return a port on which nobody listens now, and which this process was not given before. It is below the range
     *     from which connections take their own end's port, so that none takes it before the program does.
     */
    public static int free() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (GIVEN.add(port)) {
                try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                } catch (IOException inUse) {
                    // The next one, then.
                }
            }
        }
    }

    /** @return whether a program listens on that port */
    public static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
