package com.cinemataztic.incidents.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoApiTokensMongoTests {

    private static final Instant NOW = Instant.parse("2026-11-27T18:00:00Z");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void aTokenComesBackAsItWasAfterARestartAndItsNameIsTaken() {
        var kiosk = token("kiosk", 1);
        assertThat(tokens().add(kiosk)).isTrue();
        assertThat(tokens().add(kiosk)).isFalse();
        store.restart();
        assertThat(tokens().all()).containsExactly(kiosk);
    }

    @Test
    void aTokenThatWasChangedSinceItWasReadIsNotReplaced() {
        var held = token("kiosk", 1);
        tokens().add(held);
        assertThat(tokens().replace(held, token("kiosk", 2))).isTrue();
        assertThat(tokens().replace(held, token("kiosk", 2))).isFalse();
        assertThat(tokens().replace(token("nobody", 1), token("nobody", 2))).isFalse();
        assertThat(tokens().all()).containsExactly(token("kiosk", 2));
    }

    @Test
    void theLastUseIsNotedAndIsNoChange() {
        tokens().add(token("kiosk", 1));
        tokens().used("kiosk", NOW.plusSeconds(90));
        assertThat(tokens().all()).singleElement().satisfies(read -> {
            assertThat(read.lastUsedAt()).isEqualTo(NOW.plusSeconds(90));
            assertThat(read.version()).isEqualTo(1);
        });
    }

    @Test
    void aScopeThatNobodyKnowsGivesNoRight() {
        store.database()
                .getCollection("apiTokens")
                .insertOne(new Document("_id", "kiosk")
                        .append("scopes", List.of("embed", "everything"))
                        .append("regions", List.of())
                        .append("createdBy", "admin")
                        .append("createdAt", NOW)
                        .append("expiresAt", NOW)
                        .append("secrets", List.of())
                        .append("version", 1));
        assertThat(tokens().all())
                .singleElement()
                .satisfies(read -> assertThat(read.scopes()).isEmpty());
    }

    private static ApiToken token(String name, int version) {
        return new ApiToken(
                name,
                Set.of(Scope.TICKETS_READ, Scope.EMBED_MINT),
                Set.of(new RegionId("denmark"), new RegionId("norway")),
                "admin",
                NOW,
                NOW.plusSeconds(3600),
                List.of(new ApiToken.Secret("9f86d081", NOW)),
                null,
                null,
                version);
    }

    private MongoApiTokens tokens() {
        return new MongoApiTokens(store.documents());
    }
}
