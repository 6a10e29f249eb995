import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The containers' health check: {@code java Probe PORT PATH} exits 0 if the program answers 200 within three seconds. */
final class Probe {

    private static final int TIMEOUT_MILLIS = 3_000;

    private Probe() {}

    public static void main(String[] arguments) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                    TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + arguments[1] + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            if (!line.endsWith(" 200")) {
                System.out.println(line.isEmpty() ? "no answer" : line);
                System.exit(1);
            }
        }
    }
}
