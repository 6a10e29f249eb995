package com.cinemataztic.incidents.tickets.views;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.AuditLogInMemory;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.views.SavedViewDesk.Outcome;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SavedViewDeskTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final Actor MAJA = new Actor("maja", Role.OPERATOR, Set.of());
    private static final Actor VERA = new Actor("vera", Role.VIEWER, Set.of());
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    private final AuditLogInMemory audit = new AuditLogInMemory();
    private final SavedViewDesk desk = new SavedViewDesk(new InMemory(), audit, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void everybodySeesTheirOwnViewsAndSharedOnesByName() {
        assertThat(desk.save(OLGA, "night", "region=denmark", false)).isEqualTo(Outcome.SAVED);
        assertThat(desk.save(OLGA, "Burning", "misses=show", true)).isEqualTo(Outcome.SAVED);
        assertThat(desk.save(VERA, " mine ", "", false)).isEqualTo(Outcome.SAVED);
        assertThat(names(OLGA)).containsExactly("Burning", "night");
        assertThat(names(VERA)).containsExactly("Burning", "mine");
    }

    @Test
    void operatorsShareAndViewersAndTokensDoNot() {
        assertThat(desk.save(VERA, "a", "", true)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(desk.save(new Actor("bot", Role.ADMIN, Set.of(), "bot"), "a", "", false))
                .isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(desk.save(Actor.SYSTEM, "a", "", false)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(names(ADMIN)).isEmpty();
    }

    @Test
    void whatIsNoNameOrNoQueryIsRejected() {
        assertThat(desk.save(OLGA, "  ", "", false)).isEqualTo(Outcome.INVALID);
        assertThat(desk.save(OLGA, "x".repeat(61), "", false)).isEqualTo(Outcome.INVALID);
        assertThat(desk.save(OLGA, "x".repeat(60), "", false)).isEqualTo(Outcome.SAVED);
        assertThat(desk.save(OLGA, "a", "q=<script>", false)).isEqualTo(Outcome.INVALID);
        assertThat(desk.save(OLGA, "a", "q=" + "x".repeat(2_000), false)).isEqualTo(Outcome.INVALID);
        assertThat(desk.save(OLGA, "b\nc", "q=a%26b+c", false)).isEqualTo(Outcome.SAVED);
        assertThat(names(OLGA)).contains("b c");
    }

    @Test
    void theNumberOfViewsIsBounded() {
        for (int i = 0; i < SavedViewDesk.MOST_OWN; i++) {
            assertThat(desk.save(OLGA, "view " + i, "", true)).isEqualTo(Outcome.SAVED);
            assertThat(desk.save(MAJA, "view " + i, "", true)).isEqualTo(Outcome.SAVED);
        }
        assertThat(desk.save(OLGA, "one more", "", false)).isEqualTo(Outcome.TOO_MANY);
        assertThat(desk.save(ADMIN, "shared", "", true)).isEqualTo(Outcome.TOO_MANY);
        assertThat(desk.save(ADMIN, "own", "", false)).isEqualTo(Outcome.SAVED);
        assertThat(desk.save(ADMIN, "own", "", false)).isEqualTo(Outcome.NAME_TAKEN);
    }

    @Test
    void theOwnerOrAnAdminRemovesASharedViewAndOnlyTheOwnerAnother() {
        desk.save(OLGA, "shared", "", true);
        desk.save(OLGA, "own", "", false);
        var own = desk.of(OLGA).getFirst();
        var shared = desk.of(OLGA).getLast();
        assertThat(desk.remove(MAJA, shared.id())).isFalse();
        assertThat(desk.remove(ADMIN, own.id())).isFalse();
        assertThat(desk.remove(ADMIN, shared.id())).isTrue();
        assertThat(desk.remove(ADMIN, shared.id())).isFalse();
        assertThat(desk.remove(OLGA, own.id())).isTrue();
        assertThat(names(OLGA)).isEmpty();
    }

    @Test
    void removingAnotherPersonsViewIsAuditedAndRemovingOnesOwnIsNot() {
        desk.save(OLGA, "night", "region=denmark", true);
        desk.save(OLGA, "day", "region=norway", true);
        desk.remove(OLGA, desk.of(OLGA).getFirst().id());
        assertThat(audit.made).isEmpty();
        desk.remove(MAJA, desk.of(OLGA).getFirst().id());
        assertThat(audit.made).isEmpty();
        desk.remove(ADMIN, desk.of(OLGA).getFirst().id());
        assertThat(audit.made).singleElement().satisfies(change -> {
            assertThat(change.who()).isEqualTo(ADMIN);
            assertThat(change.what()).isEqualTo(Kind.SAVED_VIEW_REMOVED);
            assertThat(change.subject()).isEqualTo("night");
            assertThat(change.before()).isEqualTo(Map.of("owner", "olga", "query", "region=denmark"));
            assertThat(change.after()).isEmpty();
        });
    }

    private List<String> names(Actor actor) {
        return desk.of(actor).stream().map(SavedQuery::name).toList();
    }

    private static final class InMemory implements SavedViews {

        private final Map<String, SavedQuery> views = new LinkedHashMap<>();

        @Override
        public List<SavedQuery> of(String owner) {
            return views.values().stream()
                    .filter(view -> view.owner().equals(owner))
                    .toList();
        }

        @Override
        public List<SavedQuery> shared() {
            return views.values().stream().filter(SavedQuery::shared).toList();
        }

        @Override
        public Optional<SavedQuery> find(String id) {
            return Optional.ofNullable(views.get(id));
        }

        @Override
        public boolean add(SavedQuery view) {
            if (of(view.owner()).stream().anyMatch(other -> other.name().equals(view.name()))) {
                return false;
            }
            views.put(view.id(), view);
            return true;
        }

        @Override
        public boolean remove(String id) {
            return views.remove(id) != null;
        }
    }
}
