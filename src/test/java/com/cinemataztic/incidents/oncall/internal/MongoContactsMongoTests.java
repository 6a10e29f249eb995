package com.cinemataztic.incidents.oncall.internal;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.oncall.Shift;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoContactsMongoTests {

    private static final int AT_ONCE = 8;
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final RegionId NORWAY = new RegionId("norway");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void contactsComeBackAsTheyWereAfterARestart() {
        var contacts = new MongoContacts(store.documents());
        var anna = named("Åke 🎬")
                .of("denmark", "norway")
                .at("dk.$001")
                .notifiedOf(Severity.CRITICAL)
                .inOffice("bo")
                .lead();
        contacts.addAll(List.of(anna, named("Bo").asFallback()));
        contacts.addAll(List.of(named("Bo").contact(), named("Cleo").contact()));
        store.restart();
        assertThat(new MongoContacts(store.documents()).all())
                .containsExactlyInAnyOrder(
                        anna, named("Bo").asFallback(), named("Cleo").contact());
    }

    @Test
    void rotasComeBackAsTheyWereAfterARestart() {
        var rota = new Rota(
                NORWAY,
                OSLO,
                List.of(new Shift(DayOfWeek.SUNDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT, new ContactId("bo"))),
                List.of(new RotaOverride(
                        Instant.parse("2026-11-23T12:00:00Z"),
                        Instant.parse("2026-11-23T13:00:00Z"),
                        new ContactId("anna"),
                        "admin")),
                1);
        assertThat(new MongoRotas(store.documents()).put(rota, 0)).isTrue();
        store.restart();
        assertThat(new MongoRotas(store.documents()).all()).containsExactly(rota);
    }

    @Test
    void ofManyEditsOfOneContactAtOnceOneWins() throws Exception {
        var contacts = new MongoContacts(store.documents());
        var bo = named("Bo").contact();
        contacts.add(bo);
        var won = atOnce(i -> contacts.replace(version(named("Bo").of("r" + i).contact(), 2), 1));
        assertThat(won).containsOnlyOnce(true);
        var winner = "r" + won.indexOf(true);
        assertThat(contacts.all())
                .containsExactly(version(named("Bo").of(winner).contact(), 2));
        assertThat(contacts.remove(bo.id(), 1)).isFalse();
        assertThat(contacts.remove(bo.id(), 2)).isTrue();
        assertThat(contacts.replace(bo, 2)).isFalse();
    }

    @Test
    void ofManyWhoTakeOneIdAtOnceOneGetsIt() throws Exception {
        var contacts = new MongoContacts(store.documents());
        assertThat(atOnce(i -> contacts.add(named("Bo").of("r" + i).contact()))).containsOnlyOnce(true);
        assertThat(contacts.all()).hasSize(1);
    }

    @Test
    void ofManyEditsOfOneRotaAtOnceOneWins() throws Exception {
        var rotas = new MongoRotas(store.documents());
        for (long seen = 0; seen < 2; seen++) {
            var before = seen;
            var won = atOnce(i ->
                    rotas.put(new Rota(NORWAY, ZoneId.of("Etc/GMT+" + i), List.of(), List.of(), before + 1), before));
            assertThat(won).containsOnlyOnce(true);
            assertThat(rotas.all())
                    .extracting(rota -> rota.zone().getId())
                    .containsExactly("Etc/GMT+" + won.indexOf(true));
        }
    }

    private interface Write {
        boolean by(int writer);
    }

    private static List<Boolean> atOnce(Write write) throws Exception {
        var ready = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        ready.await();
                        return write.by(i);
                    })
                    .toList());
            return writes.stream().map(it -> it.resultNow()).toList();
        }
    }

    private static Contact version(Contact contact, long version) {
        return new Contact(
                contact.id(),
                contact.name(),
                contact.email(),
                contact.language(),
                contact.threshold(),
                contact.regions(),
                contact.cinemas(),
                contact.hours(),
                contact.standIn(),
                contact.lead(),
                contact.isFallback(),
                version);
    }
}
