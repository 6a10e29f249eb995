package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One token of each kind, for tests that try them all. */
public final class TokenKinds {

    private static final Set<RegionId> EVERYWHERE = Set.of();

    private TokenKinds() {}

    /**
     * A token.
     *
     * @param kind what it is, in a few words
     * @param secret what its holder sends
     * @param authority the only authority that the access table may name for it to be let in; empty: it is not valid
     */
    public record Kind(String kind, String secret, String authority) {}

    /** @return the scopes that can be given, an embed token, an expired and a revoked token, all of all regions */
    public static List<Kind> make(TokenDesk desk, ApiTokens stored, EmbedTokens embeds) {
        var kinds = new ArrayList<Kind>();
        var now = Instant.now();
        var expired = new ApiToken.Secret(SecretHash.hex("cip_expired"), now);
        stored.add(new ApiToken(
                "kind-expired", Set.of(Scope.ADMIN), EVERYWHERE, "admin", now, now, List.of(expired), null, null, 1));
        kinds.add(new Kind("an expired token", "cip_expired", ""));
        kinds.add(new Kind("a revoked token", secret(desk, "kind-revoked", Scope.ADMIN), ""));
        desk.revoke(Actor.SYSTEM, "kind-revoked");
        for (var scope : Scope.grantable()) {
            var name = "kind-" + scope.ordinal();
            kinds.add(new Kind("a token with " + scope.word(), secret(desk, name, scope), scope.authority()));
            if (scope == Scope.EMBED_MINT) {
                var minter = new Actor(name, Role.VIEWER, EVERYWHERE, name);
                var minted =
                        embeds.mint(minter, new RegionId("denmark"), null, EmbedTokens.USUAL_MINUTES, Actor.Embed.LIVE);
                kinds.add(new Kind(
                        "an embed token", ((EmbedTokens.Outcome.Minted) minted).token(), Scope.EMBED.authority()));
            }
        }
        return kinds;
    }

    private static String secret(TokenDesk desk, String name, Scope scope) {
        return TokensWebTests.secret(desk.create(Actor.SYSTEM, name, Set.of(scope), EVERYWHERE, 1));
    }
}
