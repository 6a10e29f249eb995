package com.cinemataztic.incidents.identity.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import com.cinemataztic.incidents.platform.web.OpenConnections.Room;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose WebSockets count together, in a portal for ten, two for a person, three for a token, four unknown, two an address. */
class SocketLimitsTests {

    private static final Optional<Actor> ANNA = Optional.of(new Actor("anna", Role.VIEWER, Set.of()));
    private static final Optional<Actor> MINTER = Optional.of(new Actor("minter", Role.VIEWER, Set.of(), "minter"));

    private final SocketLimits limits = new SocketLimits(settings());

    @Test
    void embedTokensCountTogetherWithTheTokenThatMintedThem() {
        open(MINTER, embed("1"), embed("2"));
        assertThat(limits.open(embed("3"), "a")).isEmpty();
        assertThat(limits.roomFor(embed("3"), "a")).isEqualTo(Room.OWNER_FULL);
        assertThat(limits.roomFor(ANNA, "a")).isEqualTo(Room.FREE);
    }

    @Test
    void anAddressThatAuthenticatesNobodyHasFewAndOthersHaveTheirs() {
        open(Optional.empty(), Optional.empty());
        assertThat(limits.roomFor(Optional.empty(), "a")).isEqualTo(Room.OWNER_FULL);
        assertThat(limits.open(Optional.empty(), "b")).isPresent();
        assertThat(limits.open(Optional.empty(), "b")).isPresent();
        assertThat(limits.roomFor(Optional.empty(), "c")).isEqualTo(Room.FULL);
        assertThat(limits.roomFor(ANNA, "a")).isEqualTo(Room.FREE);
    }

    @Test
    void whoAuthenticatesCountsAsTheCallerAndNoLongerAsTheAddress() {
        var permit = limits.open(Optional.empty(), "a").orElseThrow();
        open(ANNA);
        assertThat(permit.move(limits.open(ANNA, "a"))).isTrue();
        assertThat(limits.roomFor(ANNA, "a")).isEqualTo(Room.OWNER_FULL);
        open(Optional.empty(), Optional.empty());
        permit.close();
        permit.close();
        assertThat(limits.open(ANNA, "a")).isPresent();
        assertThat(limits.open(ANNA, "a")).isEmpty();
    }

    @Test
    void aConnectionThatClosedWhileItAuthenticatedHoldsNothing() {
        var permit = limits.open(Optional.empty(), "a").orElseThrow();
        permit.close();
        permit.move(limits.open(ANNA, "a"));
        open(ANNA, ANNA);
    }

    @SafeVarargs
    private void open(Optional<Actor>... callers) {
        assertThat(callers).allMatch(caller -> limits.open(caller, "a").isPresent());
    }

    private static Optional<Actor> embed(String id) {
        return Optional.of(Actor.embed(id, new RegionId("denmark"), "minter", Actor.Embed.LIVE));
    }

    private static GraphQlSettings settings() {
        return new GraphQlSettings(
                List.of(), 15, 50_000, Duration.ofSeconds(10), 2, 10, 2, 3, 4, 2, 10, Duration.ofSeconds(5));
    }
}
