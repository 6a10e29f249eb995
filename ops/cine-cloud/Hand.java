import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the configured trouble does to one call of the API. */
final class Hand {

    /** No client waits this long. */
    private static final Duration NEVER = Duration.ofMinutes(5);

    private static final Duration SLOW_MACHINE = Duration.ofSeconds(5);

    private final World world;
    private final List<String> resource;
    private final String endpoint;
    private final String subject;

    /** @param resource the segments after {@code /api/v1} */
    Hand(World world, List<String> resource, String endpoint) {
        this.world = world;
        this.resource = resource;
        this.endpoint = endpoint;
        this.subject = String.join("/", resource);
    }

    /** How long the answer is delayed. */
    Duration delay(Instant now) {
        if (of(Faults.Fault.HANGING, now) || hits(Trouble.Kind.HANGING)) {
            return NEVER;
        }
        Duration slow = Duration.ofMillis(world.trouble().amount(Trouble.Kind.SLOW, endpoint));
        return of(Faults.Fault.SLOW, now) ? slow.plus(SLOW_MACHINE) : slow;
    }

    /** @throws ErrorResponse 503, 429 or 500, if the trouble calls for it */
    void failIfTroubled(Instant now) {
        Trouble trouble = world.trouble();
        if (trouble.amount(Trouble.Kind.DOWN, endpoint) > 0) {
            throw new ErrorResponse(503, "cine-cloud is down (POST /control/api?mode=ok brings it back)");
        }
        if (trouble.overLimit(endpoint, now.getEpochSecond())) {
            throw new ErrorResponse(429, "too many calls in this second", Map.of("Retry-After", "1"));
        }
        if (of(Faults.Fault.FAILING, now) || hits(Trouble.Kind.BROKEN)) {
            throw new ErrorResponse(500, "internal error (on purpose)");
        }
    }

    /** Garbage to send in place of an answer; each subject has its own kind. */
    Optional<byte[]> garbage(Instant now) {
        if (!of(Faults.Fault.MALFORMED, now) && !hits(Trouble.Kind.MALFORMED)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (Math.floorMod(subject.hashCode(), 6)) {
                    case 0 -> text("{\"machineId\":\"02:c1:");
                    case 1 -> text("<html><body>Bad gateway</body></html>");
                    case 2 -> text("{\"machineId\":null,\"online\":\"maybe\",\"items\":7,\"shows\":{}}");
                    case 3 -> text("[]");
                    case 4 -> new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
                    default -> text("[".repeat(20_000));
                });
    }

    /** Whether this call is about a machine with this fault. */
    private boolean of(Faults.Fault fault, Instant now) {
        return endpoint.equals("status")
                && world.fleet()
                        .machine(resource.get(1))
                        .filter(machine -> world.faultsOf(machine, now).containsKey(fault))
                        .isPresent();
    }

    private boolean hits(Trouble.Kind kind) {
        return world.trouble().hits(kind, endpoint, subject);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
