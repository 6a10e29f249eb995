import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with the vendor's API itself, as a whole or at one endpoint. If only a share of the answers is
 * affected, it is always the same machines and screens. Safe for many threads.
 */
final class Trouble {

    /** The kinds of trouble. The amount is the degree. */
    enum Kind {
        /** Every call is answered 503. No amount. */
        DOWN(1, 1),
        /** Each answer is delayed by this many milliseconds. */
        SLOW(1, 120_000),
        /** This percentage is answered 500. */
        BROKEN(1, 100),
        /** This percentage is garbage. */
        MALFORMED(1, 100),
        /** This percentage is never answered. */
        HANGING(1, 100),
        /** This many calls a second are answered, further ones get 429. */
        LIMITED(1, 10_000);

        final int least;
        final int most;

        Kind(int least, int most) {
            this.least = least;
            this.most = most;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    static final List<String> ENDPOINTS = List.of("cinemas", "machines", "status", "shows");
    static final String EVERYWHERE = "all";

    /** @param endpoint one of {@link #ENDPOINTS}, or all */
    record Setting(int amount, String endpoint) {}

    private final Map<Kind, Setting> settings = new EnumMap<>(Kind.class);
    private long second;
    private int callsThisSecond;

    /** @throws ErrorResponse 400 if the amount or the endpoint is invalid */
    synchronized void set(Kind kind, int amount, String endpoint) {
        if (amount < kind.least || amount > kind.most) {
            throw ErrorResponse.badRequest("%s takes an amount from %d to %d".formatted(kind.word(), kind.least, kind.most));
        }
        if (!endpoint.equals(EVERYWHERE) && !ENDPOINTS.contains(endpoint)) {
            throw ErrorResponse.badRequest("endpoint must be all or one of " + String.join(", ", ENDPOINTS));
        }
        settings.put(kind, new Setting(amount, endpoint));
    }

    synchronized void clear() {
        settings.clear();
    }

    /** The amount at that endpoint; 0 if none. */
    synchronized int amount(Kind kind, String endpoint) {
        Setting setting = settings.get(kind);
        return setting != null && (setting.endpoint().equals(EVERYWHERE) || setting.endpoint().equals(endpoint))
                ? setting.amount()
                : 0;
    }

    /**
     * Whether the answer about the subject is affected. A share of all answers means machines and screens: a failed
     * listing costs the whole poll, so listings are affected only when they are named.
     */
    synchronized boolean hits(Kind kind, String endpoint, String subject) {
        Setting setting = settings.get(kind);
        boolean listing = endpoint.equals("cinemas") || endpoint.equals("machines");
        if (setting == null || (listing && setting.amount() < 100 && setting.endpoint().equals(EVERYWHERE))) {
            return false;
        }
        return Math.floorMod(Chaos.mix(subject.hashCode() * 31L + kind.ordinal()), 100) < amount(kind, endpoint);
    }

    /**
     * Counts a call.
     *
     * @return whether it exceeds the limit of this second
     */
    synchronized boolean overLimit(String endpoint, long epochSecond) {
        int limit = amount(Kind.LIMITED, endpoint);
        if (limit == 0) {
            return false;
        }
        if (epochSecond != second) {
            second = epochSecond;
            callsThisSecond = 0;
        }
        return ++callsThisSecond > limit;
    }

    /** The current settings, for people. */
    synchronized List<Map<String, Object>> describe() {
        List<Map<String, Object>> described = new ArrayList<>();
        settings.forEach((kind, setting) -> described.add(
                Json.object("kind", kind.word(), "amount", setting.amount(), "endpoint", setting.endpoint())));
        return described;
    }

    /** Lines for the state file. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        settings.forEach((kind, setting) ->
                lines.add("trouble " + kind.word() + " " + setting.amount() + " " + setting.endpoint()));
        return lines;
    }
}
