package com.cinemataztic.incidents.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Delays sign-ins that follow wrong passwords. Delays grow with the failures, up to a short maximum: 30 s for an
 * account from one origin, 30 s for an origin, 5 s for an account from anywhere. Guessing is slow, and nobody is locked
 * out. A person who has signed in from an origin before waits there only for their own failures. Guesses at the same
 * account from elsewhere do not delay them. Thread-safe; held in memory, per portal.
 */
@Component
public class SignInThrottle {

    /** The largest number of keys to remember; those that failed last are kept. */
    static final int MOST_KEYS = 4096;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 64;
    private static final int MOST_DOUBLINGS = 10;

    private final Clock clock;
    private final Map<Key, Failures> failures = new Recent<>();
    private final Map<Key, Boolean> proven = new Recent<>();

    private enum Scope {
        PAIR(3, Duration.ofSeconds(30)),
        ORIGIN(20, Duration.ofSeconds(30)),
        ACCOUNT(10, Duration.ofSeconds(5));

        private final int free;
        private final Duration longest;

        Scope(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        Key key(String account, String origin) {
            return new Key(this, this == ORIGIN ? "" : account, this == ACCOUNT ? "" : origin);
        }

        Duration waitAfter(int count) {
            if (count < free) {
                return Duration.ZERO;
            }
            var wait = Duration.ofSeconds(1L << Math.min(count - free, MOST_DOUBLINGS));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    private record Key(Scope scope, String account, String origin) {}

    private record Failures(int count, Instant last) {}

    /** @param clock measures the delays */
    public SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt as a failure until it proves otherwise, so concurrent attempts cannot avoid the delay.
     *
     * @param account the given name, whether an account has it or not
     * @param origin where the attempt comes from, e.g. a network address; short
     * @return whether the password may be checked; if not, nothing was counted
     */
    public synchronized boolean admits(String account, String origin) {
        var name = bounded(account);
        var now = clock.instant();
        var stranger = !proven.containsKey(Scope.PAIR.key(name, origin));
        for (var scope : Scope.values()) {
            if ((stranger || scope == Scope.PAIR) && waits(scope, scope.key(name, origin), now)) {
                return false;
            }
        }
        for (var scope : Scope.values()) {
            failures.merge(
                    scope.key(name, origin),
                    new Failures(1, now),
                    (before, one) -> forgotten(before, now) ? one : new Failures(before.count() + 1, now));
        }
        return true;
    }

    /**
     * The password was right. The origin's other failures still count: a valid account does not excuse guesses at
     * others.
     */
    public synchronized void succeeded(String account, String origin) {
        withdrawn(account, origin);
        var pair = Scope.PAIR.key(bounded(account), origin);
        failures.remove(pair);
        proven.put(pair, true);
    }

    /** The password could not be checked, so the attempt does not count. */
    public synchronized void withdrawn(String account, String origin) {
        for (var scope : Scope.values()) {
            failures.computeIfPresent(
                    scope.key(bounded(account), origin),
                    (_, held) -> held.count() == 1 ? null : new Failures(held.count() - 1, held.last()));
        }
    }

    /** @return the number of remembered keys */
    synchronized int size() {
        return failures.size() + proven.size();
    }

    private boolean waits(Scope scope, Key key, Instant now) {
        var held = failures.get(key);
        return held != null && !forgotten(held, now) && now.isBefore(held.last().plus(scope.waitAfter(held.count())));
    }

    private static boolean forgotten(Failures held, Instant now) {
        return held.last().plus(FORGOTTEN_AFTER).isBefore(now);
    }

    private static String bounded(String account) {
        return account.length() > LONGEST_NAME ? account.substring(0, LONGEST_NAME) : account;
    }

    private static final class Recent<V> extends LinkedHashMap<Key, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
            return size() > MOST_KEYS;
        }
    }
}
