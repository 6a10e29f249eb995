package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The stored tokens in memory, so that a request costs no store command. They are read again after each change here,
 * and every {@code portal.identity.read-every} for changes by other portals. While the store does not respond, the last
 * state that was read applies.
 */
@Component
class ActiveTokens {

    private static final Logger LOGGER = LoggerFactory.getLogger(ActiveTokens.class);

    /** How exactly the last use is stored. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final ApiTokens stored;
    private final Clock clock;
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());

    ActiveTokens(ApiTokens stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
        read();
    }

    private record Snapshot(Map<String, ApiToken> byName, Map<String, ApiToken> byHash) {

        static Snapshot of(List<ApiToken> tokens) {
            var byHash = new HashMap<String, ApiToken>();
            tokens.forEach(token -> token.secrets().forEach(secret -> byHash.put(secret.hash(), token)));
            return new Snapshot(tokens.stream().collect(Collectors.toMap(ApiToken::name, Function.identity())), byHash);
        }
    }

    /**
     * Finds a token by a secret's hash. The time that this takes tells nothing: a caller cannot choose the hash.
     *
     * @return its holder; empty if there is none, or it expired or was revoked
     */
    Optional<TokenCaller> find(String hash) {
        return byHash(hash).map(token -> {
            uses.put(token.name(), clock.instant());
            return new TokenCaller(
                    token.name(), token.scopes(), () -> byHash(hash).map(ApiToken::actor));
        });
    }

    /** @return the valid token of that name */
    Optional<ApiToken> named(String name) {
        return valid(snapshot.byName.get(name));
    }

    private Optional<ApiToken> byHash(String hash) {
        return valid(snapshot.byHash.get(hash));
    }

    private Optional<ApiToken> valid(@Nullable ApiToken token) {
        return Optional.ofNullable(token).filter(found -> found.isValid(clock.instant()));
    }

    @Scheduled(fixedDelayString = "${portal.identity.read-every:2s}")
    void readAgain() {
        try {
            // First: a revocation is seen even while nothing can be written.
            read();
            writeUses();
        } catch (StoreUnavailable later) {
            LOGGER.debug("Tokens could not be read; trying again", later);
        }
    }

    /** Of two threads, the later reader must also be the later writer. */
    synchronized void read() {
        snapshot = Snapshot.of(stored.all());
    }

    private void writeUses() {
        uses.forEach((name, at) -> {
            var token = snapshot.byName.get(name);
            var last = token == null ? null : token.lastUsedAt();
            if (last == null || !at.isBefore(last.plus(PRECISION))) {
                stored.used(name, at);
                uses.remove(name, at);
            }
        });
    }
}
