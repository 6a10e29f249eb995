package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final RegionId NORWAY = new RegionId("norway");

    @Test
    void whoHasNoRegionsSeesAll() {
        var actor = new Actor("a", Role.VIEWER, Set.of());
        assertThat(actor.maySee(DENMARK)).isTrue();
        assertThat(actor.maySee(RegionId.UNASSIGNED)).isTrue();
    }

    @Test
    void whoHasRegionsSeesThoseAndWhatIsUnassigned() {
        var actor = new Actor("a", Role.ADMIN, Set.of(DENMARK));
        assertThat(actor.maySee(DENMARK)).isTrue();
        assertThat(actor.maySee(NORWAY)).isFalse();
        assertThat(actor.maySee(RegionId.UNASSIGNED)).isTrue();
    }

    @Test
    void anEmbeddedElementSeesItsRegionAndNothingThatIsUnassigned() {
        var element = Actor.embed("1f", DENMARK, "site", Actor.Embed.LIVE);
        for (var actor : new Actor[] {element, element.nameless()}) {
            assertThat(actor.maySee(DENMARK)).isTrue();
            assertThat(actor.maySee(NORWAY)).isFalse();
            assertThat(actor.maySee(RegionId.UNASSIGNED)).isFalse();
            assertThat(actor.mayChange()).isFalse();
        }
        var person = new Actor("embed", Role.VIEWER, Set.of(DENMARK)).nameless();
        assertThat(person.maySee(RegionId.UNASSIGNED)).isTrue();
    }

    @Test
    void operatorsAndAdminsMoveTicketsAndViewersDoNot() {
        assertThat(new Actor("a", Role.VIEWER, Set.of()).mayChange()).isFalse();
        assertThat(new Actor("a", Role.OPERATOR, Set.of()).mayChange()).isTrue();
        assertThat(new Actor("a", Role.ADMIN, Set.of()).mayChange()).isTrue();
    }

    @Test
    void eachRoleIncludesThoseBeforeIt() {
        assertThat(Role.ADMIN.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.ADMIN)).isFalse();
        assertThat(Role.VIEWER.includes(Role.OPERATOR)).isFalse();
    }

    @Test
    void theRegionsOfAnActorCannotBeChangedBehindItsBack() {
        var regions = new HashSet<>(Set.of(DENMARK));
        var actor = new Actor("a", Role.VIEWER, regions);
        regions.add(NORWAY);
        assertThat(actor.maySee(NORWAY)).isFalse();
    }

    @Test
    void onlyThePortalIsTheSystem() {
        assertThat(Actor.SYSTEM.isSystem()).isTrue();
        assertThat(new Actor("admin", Role.ADMIN, Set.of()).isSystem()).isFalse();
    }
}
