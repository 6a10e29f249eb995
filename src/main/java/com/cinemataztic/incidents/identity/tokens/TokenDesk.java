package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.tokens.ApiToken.Secret;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes, rotates and revokes API tokens. Only admins may, and only for regions that they may see themselves. */
@Service
public class TokenDesk {

    /** How long a token is valid unless its admin says otherwise. */
    public static final int USUAL_DAYS = 365;

    /** The longest that a token can be valid. */
    public static final int MOST_DAYS = 730;

    /** Revoked tokens count, too: their names stay taken. */
    static final int MOST_TOKENS = 2000;

    private static final Logger LOGGER = LoggerFactory.getLogger(TokenDesk.class);

    private final ApiTokens tokens;
    private final ActiveTokens active;
    private final RegionDirectory regions;
    private final AuditLog audit;
    private final Clock clock;

    TokenDesk(ApiTokens tokens, ActiveTokens active, RegionDirectory regions, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.active = active;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The result of a change to a token. */
    public sealed interface Outcome {

        /**
         * The token has a new secret.
         *
         * @param secret what its holder sends; it is in this answer only
         */
        record Issued(ApiToken token, String secret) implements Outcome {
            @Override
            public String toString() {
                return "Issued[" + token.name() + "]";
            }
        }

        /** The change was made and stored. */
        record Done(ApiToken token) implements Outcome {}

        /** The change was rejected. */
        record Rejected(TokenRejection reason) implements Outcome {}
    }

    /** @return the tokens that the actor may manage, revoked ones included, sorted by name; empty unless an admin asks */
    public List<ApiToken> all(Actor asking) {
        return tokens.all().stream().filter(token -> mayManage(asking, token)).toList();
    }

    /**
     * Makes a token.
     *
     * @param of the regions it may see; empty: all
     * @param days how long it is valid
     */
    public Outcome create(Actor asking, String name, Set<Scope> scopes, Set<RegionId> of, int days) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(TokenRejection.NOT_ADMIN);
        }
        if (!ApiToken.isName(name)) {
            return new Outcome.Rejected(TokenRejection.NAME_INVALID);
        }
        if (scopes.isEmpty() || !Scope.grantable().containsAll(scopes)) {
            return new Outcome.Rejected(TokenRejection.NO_SCOPE);
        }
        if (!coversAll(asking, of) || !of.stream().allMatch(regions::knows)) {
            return new Outcome.Rejected(TokenRejection.REGION_INVALID);
        }
        if (!Scope.role(scopes).takes(of)) {
            return new Outcome.Rejected(TokenRejection.ADMIN_REGIONS);
        }
        if (days < 1 || days > MOST_DAYS) {
            return new Outcome.Rejected(TokenRejection.LIFETIME_INVALID);
        }
        if (tokens.all().size() >= MOST_TOKENS) {
            return new Outcome.Rejected(TokenRejection.TOO_MANY);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var secret = SecretHash.newSecret();
        var token = new ApiToken(
                name,
                scopes,
                of,
                asking.name(),
                now,
                now.plus(Duration.ofDays(days)),
                List.of(new Secret(SecretHash.hex(secret), now)),
                null,
                null,
                1);
        var change = new AuditLog.Change(asking, AuditLog.Kind.TOKEN_CREATED, name, Map.of(), values(token));
        if (!audit.record(change, () -> tokens.add(token))) {
            return new Outcome.Rejected(TokenRejection.NAME_TAKEN);
        }
        active.read();
        LOGGER.info("{} made the token {}", asking.name(), name);
        return new Outcome.Issued(token, secret);
    }

    /** Gives the token a second secret. The first stays valid until it is revoked. */
    public Outcome rotate(Actor asking, String name) {
        var secret = SecretHash.newSecret();
        var outcome = change(asking, name, AuditLog.Kind.TOKEN_CHANGED, held -> {
            if (held.secrets().size() >= ApiToken.MOST_SECRETS) {
                return new Outcome.Rejected(TokenRejection.TWO_SECRETS);
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return new Outcome.Done(held.withSecret(new Secret(SecretHash.hex(secret), now)));
        });
        return outcome instanceof Outcome.Done(var token) ? new Outcome.Issued(token, secret) : outcome;
    }

    /** Ends a rotation: only the newest secret stays valid. */
    public Outcome revokeOldSecret(Actor asking, String name) {
        return change(
                asking,
                name,
                AuditLog.Kind.TOKEN_CHANGED,
                held -> held.secrets().size() < ApiToken.MOST_SECRETS
                        ? new Outcome.Rejected(TokenRejection.ONE_SECRET)
                        : new Outcome.Done(held.withNewestSecretOnly()));
    }

    /** Revokes the token and all its secrets, and with it every embed token that it minted. */
    public Outcome revoke(Actor asking, String name) {
        return change(
                asking,
                name,
                AuditLog.Kind.TOKEN_REVOKED,
                held -> new Outcome.Done(held.revoked(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    private Outcome change(Actor asking, String name, AuditLog.Kind kind, Function<ApiToken, Outcome> decide) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(TokenRejection.NOT_ADMIN);
        }
        return all(asking).stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .map(held -> change(asking, held, kind, decide))
                .orElseGet(() -> new Outcome.Rejected(TokenRejection.NO_SUCH_TOKEN));
    }

    private Outcome change(Actor asking, ApiToken held, AuditLog.Kind kind, Function<ApiToken, Outcome> decide) {
        if (!held.isValid(clock.instant())) {
            return new Outcome.Rejected(TokenRejection.NOT_VALID);
        }
        var decision = decide.apply(held);
        if (!(decision instanceof Outcome.Done(var changed))) {
            return decision;
        }
        var change = new AuditLog.Change(asking, kind, held.name(), values(held), values(changed));
        if (!audit.record(change, () -> tokens.replace(held, changed))) {
            return new Outcome.Rejected(TokenRejection.CHANGED);
        }
        active.read();
        LOGGER.info("{} changed the token {}: {}", asking.name(), held.name(), kind.word());
        return decision;
    }

    private static boolean mayManage(Actor asking, ApiToken token) {
        return asking.role().includes(Role.ADMIN) && coversAll(asking, token.regions());
    }

    /** @return whether the actor may see all of these regions; none stand for all regions */
    private static boolean coversAll(Actor asking, Set<RegionId> of) {
        return asking.regions().isEmpty() || (!of.isEmpty() && asking.regions().containsAll(of));
    }

    private static Map<String, String> values(ApiToken token) {
        return Map.of(
                "scopes",
                token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(", ")),
                "regions",
                token.regions().isEmpty()
                        ? "all"
                        : token.regions().stream().map(RegionId::value).sorted().collect(Collectors.joining(", ")),
                "expires",
                token.expiresAt().toString(),
                "valid secrets",
                String.valueOf(token.secrets().size()));
    }
}
