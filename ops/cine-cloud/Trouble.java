import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with the vendor's API itself, as a whole or at one endpoint. Where a share of the answers is hit, they
 * are always those about the same machines and screens. Safe for many threads.
 */
final class Trouble {

    /** The kinds; the amount says how much. */
    enum Kind {
        /** Every call is answered 503. No amount. */
        DOWN(1, 1),
        /** Each answer comes so many milliseconds later. */
        SLOW(1, 120_000),
        /** So many percent are answered 500. */
        BROKEN(1, 100),
        /** So many percent are nonsense. */
        MALFORMED(1, 100),
        /** So many percent are never answered. */
        HANGING(1, 100),
        /** So many calls a second are answered, the rest 429. */
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

    /** @throws Refusal 400 if the amount or the endpoint makes no sense */
    synchronized void set(Kind kind, int amount, String endpoint) {
        if (amount < kind.least || amount > kind.most) {
            throw Refusal.badRequest("%s takes an amount from %d to %d".formatted(kind.word(), kind.least, kind.most));
        }
        if (!endpoint.equals(EVERYWHERE) && !ENDPOINTS.contains(endpoint)) {
            throw Refusal.badRequest("endpoint must be all or one of " + String.join(", ", ENDPOINTS));
        }
        settings.put(kind, new Setting(amount, endpoint));
    }

    synchronized void clear() {
        settings.clear();
    }

    /** How much of it there is at that endpoint; 0 if none. */
    synchronized int amount(Kind kind, String endpoint) {
        Setting setting = settings.get(kind);
        return setting != null && (setting.endpoint().equals(EVERYWHERE) || setting.endpoint().equals(endpoint))
                ? setting.amount()
                : 0;
    }

    /**
     * Whether the answer about the subject is among those that are hit. A part of all answers means machines and
     * screens: a listing that fails costs the whole poll, so it is hit only when it is named.
     */
    synchronized boolean hits(Kind kind, String endpoint, String subject) {
        Setting setting = settings.get(kind);
        boolean listing = endpoint.equals("cinemas") || endpoint.equals("machines");
        if (setting == null || (listing && setting.amount() < 100 && setting.endpoint().equals(EVERYWHERE))) {
            return false;
        }
        return Math.floorMod(Chaos.mix(subject.hashCode() * 31L + kind.ordinal()), 100) < amount(kind, endpoint);
    }

    /** Counts a call. @return whether it is one too many in this second */
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

    /** For people: what is set. */
    synchronized List<Map<String, Object>> told() {
        List<Map<String, Object>> told = new ArrayList<>();
        settings.forEach((kind, setting) -> told.add(
                Json.object("kind", kind.word(), "amount", setting.amount(), "endpoint", setting.endpoint())));
        return told;
    }

    /** Lines for the state file. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        settings.forEach((kind, setting) ->
                lines.add("trouble " + kind.word() + " " + setting.amount() + " " + setting.endpoint()));
        return lines;
    }
}
