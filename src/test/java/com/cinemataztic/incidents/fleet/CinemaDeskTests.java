package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLogInMemory;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** Two people write on cinemas' cards at once, or from two instances. */
class CinemaDeskTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final CinemaCard EMPTY = CinemaCard.empty("dk-1");
    private static final CinemaCard CALLED = new CinemaCard("dk-1", "112", "da", "ask for Bo");

    private final AuditLogInMemory audit = new AuditLogInMemory();
    private final Cards cards = new Cards();
    private final FleetDirectory fleet = fleet();
    private final CinemaDesk desk = new CinemaDesk(cards, fleet, audit);
    private final CinemaDesk elsewhere = new CinemaDesk(cards, fleet, audit);

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotOverwritten() {
        assertThat(elsewhere.write(ADMIN, EMPTY, CALLED)).isEqualTo(new CinemaDesk.Outcome.Done(1));
        var late = new CinemaCard("dk-1", "113", "", "");
        assertThat(desk.write(ADMIN, EMPTY, late)).isInstanceOf(CinemaDesk.Outcome.Rejected.class);
        assertThat(cards.kept).containsEntry("dk-1", CALLED);
        assertThat(desk.write(ADMIN, desk.card("dk-1"), late)).isEqualTo(new CinemaDesk.Outcome.Done(1));
        assertThat(cards.kept).containsEntry("dk-1", late);
    }

    @Test
    void aSheetLeavesTheColumnsItHasNotAsTheyAreWhenItIsTakenOver() {
        var sheet = "cinema_id,phone\ndk-1,113\n".getBytes(StandardCharsets.UTF_8);
        assertThat(desk.preview(sheet).changed()).containsExactly(new CinemaCard("dk-1", "113", "", ""));
        elsewhere.write(ADMIN, EMPTY, CALLED);
        assertThat(desk.take(ADMIN, sheet)).isEqualTo(new CinemaDesk.Outcome.Done(1));
        assertThat(cards.kept).containsEntry("dk-1", new CinemaCard("dk-1", "113", "da", "ask for Bo"));
    }

    @Test
    void ofManyWhoWriteAtOnceEachIsKeptAndShown() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 50; i++) {
                var id = "dk-" + i;
                threads.submit(() -> desk.write(ADMIN, CinemaCard.empty(id), new CinemaCard(id, "112", "", "")));
                threads.submit(desk::refresh);
            }
        }
        assertThat(cards.kept).hasSize(50);
        assertThat(IntStream.rangeClosed(1, 50).mapToObj(i -> desk.card("dk-" + i)))
                .allMatch(card -> card.phone().equals("112"));
    }

    private static FleetDirectory fleet() {
        var store = new FleetInMemory();
        var cinemas = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new Cinema("dk-" + i, "Bio " + i, new RegionId("denmark"), ZoneOffset.UTC))
                .toList();
        store.keep(cinemas, List.of(), List.of());
        var clock = MutableClock.of(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
        return new FleetDirectory(store, new NoSource(), RegionsInMemory.directory(store), _ -> {}, clock);
    }

    private static final class Cards implements CinemaCards {
        private final Map<String, CinemaCard> kept = new ConcurrentHashMap<>();

        @Override
        public List<CinemaCard> all() {
            return List.copyOf(kept.values());
        }

        @Override
        public void put(Collection<CinemaCard> changed) {
            changed.forEach(card -> kept.put(card.cinemaId(), card));
        }
    }
}
