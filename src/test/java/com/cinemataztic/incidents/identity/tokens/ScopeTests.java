package com.cinemataztic.incidents.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTests {

    @Test
    void writingIncludesReadingAndAdminAllButAlerts() {
        assertThat(Scope.withIncluded(Set.of(Scope.TICKETS_WRITE)))
                .containsExactlyInAnyOrder(Scope.TICKETS_READ, Scope.TICKETS_WRITE);
        assertThat(Scope.withIncluded(Set.of(Scope.ADMIN)))
                .containsExactlyInAnyOrder(Scope.ADMIN, Scope.TICKETS_READ, Scope.TICKETS_WRITE, Scope.EMBED_MINT);
        assertThat(Scope.withIncluded(Set.of(Scope.TICKETS_READ))).containsExactly(Scope.TICKETS_READ);
    }

    @Test
    void theStrongestScopeIsTheRole() {
        assertThat(Scope.role(Set.of(Scope.TICKETS_READ, Scope.EMBED_MINT, Scope.ALERTS_WRITE)))
                .isEqualTo(Role.VIEWER);
        assertThat(Scope.role(Set.of(Scope.TICKETS_READ, Scope.TICKETS_WRITE))).isEqualTo(Role.OPERATOR);
        assertThat(Scope.role(Set.of(Scope.TICKETS_READ, Scope.ADMIN))).isEqualTo(Role.ADMIN);
    }

    @Test
    void nobodyGivesATokenTheScopeOfEmbedTokens() {
        assertThat(Scope.parse("embed")).isEmpty();
        assertThat(Scope.parse("tickets:write")).contains(Scope.TICKETS_WRITE);
        assertThat(Scope.parse("TICKETS_WRITE")).isEmpty();
    }
}
