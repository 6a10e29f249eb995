package com.cinemataztic.incidents.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.regions.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTests {

    private static final RegionId DENMARK = new RegionId("denmark");

    @Test
    void aScreenIsInItsCinemaAndItsRegion() {
        assertThat(Scope.around(DENMARK, "dk-001", "s1"))
                .containsExactlyInAnyOrder(
                        new Scope.OfRegion(DENMARK), new Scope.OfCinema("dk-001"), new Scope.OfScreen("dk-001", "s1"));
    }

    @Test
    void whatIsAtNoScreenIsInNoScreensScope() {
        assertThat(Scope.around(DENMARK, "dk-001", null))
                .containsExactlyInAnyOrder(new Scope.OfRegion(DENMARK), new Scope.OfCinema("dk-001"));
        assertThat(Scope.around(DENMARK, null, null)).containsExactly(new Scope.OfRegion(DENMARK));
    }

    @Test
    void aScreenWithoutACinemaIsNoScreen() {
        assertThat(Scope.around(DENMARK, null, "s1")).containsExactly(new Scope.OfRegion(DENMARK));
    }

    @Test
    void whatIsUnassignedIsInNoRegionsWindow() {
        assertThat(Scope.around(RegionId.UNASSIGNED, null, null)).isEmpty();
        assertThat(Scope.region("unassigned")).isEmpty();
        assertThatThrownBy(() -> new Scope.OfRegion(RegionId.UNASSIGNED)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\u009f"})
    void whatCanBeNoIdIsNone(String text) {
        assertThat(Scope.cinema(text)).isEmpty();
        assertThat(Scope.screen("dk-001", text)).isEmpty();
        assertThat(Scope.screen(text, "s1")).isEmpty();
        assertThatThrownBy(() -> new Scope.OfCinema(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdHasABound() {
        var longest = "x".repeat(Scope.LONGEST_ID);
        assertThat(Scope.cinema(longest)).isPresent();
        assertThat(Scope.cinema(longest + "x")).isEmpty();
        assertThat(Scope.around(DENMARK, longest + "x", "s1")).containsExactly(new Scope.OfRegion(DENMARK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dk-001", "a/b", "50%", "a%2Fb", "Sal Ø & ø+1"})
    void aLinkLeadsToTheScreenItWasMadeFor(String id) {
        var scope = new Scope.OfScreen(id, "s/1");
        var link = MaintenanceLinks.plan(scope);
        assertThat(link).startsWith("maintenance?screen=").matches("[\\x21-\\x7e]+");
        var value = java.net.URLDecoder.decode(
                link.substring(link.indexOf('=') + 1), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(MaintenanceLinks.screen(value)).contains(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dk-001", "/", "a/", "/b", "a/b/c", "a/\n"})
    void aPathThatNamesNoScreenLeadsToNone(String path) {
        assertThat(MaintenanceLinks.screen(path)).isEmpty();
    }
}
