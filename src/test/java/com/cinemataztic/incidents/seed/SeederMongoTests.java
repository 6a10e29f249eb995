package com.cinemataztic.incidents.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountSeed;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.audit.AuditFilter;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.ContactSeed;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaSeed;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionSeed;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What seeding adds, and what it leaves alone. */
@SuppressWarnings("NullAway.Init") // Spring sets the fields before anything else.
class SeederMongoTests extends SeedRig {

    @Autowired
    RegionSeed regionSeed;

    @Autowired
    ContactSeed contactSeed;

    @Autowired
    RotaSeed rotaSeed;

    @Autowired
    AccountSeed accountSeed;

    @Autowired
    AuditEntries audit;

    @Test
    void anAccountFromAFileHasItsEntryInTheAuditLog() {
        seed();
        var last = new AuditEntries.Position(AuditFilter.LATEST, "~");
        assertThat(audit.read(AuditFilter.EARLIEST, last, 100).entries())
                .filteredOn(entry -> entry.subject().equals("olga"))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.who()).isEqualTo("seed");
                    assertThat(entry.what()).isEqualTo("account-added");
                    assertThat(entry.result()).isEqualTo(AuditEntry.Result.DONE);
                });
    }

    @Test
    void allFilesAreSeeded() {
        assertThat(counts(seed()))
                .containsExactly(
                        "regions.csv: 2 added, 0 unchanged",
                        "contacts.csv: 2 added, 0 unchanged",
                        "rotas.csv: 1 added, 0 unchanged",
                        "accounts.csv: 1 added, 0 unchanged");
        assertThat(regions.all()).contains(new Region(SWEDEN, "SE", "Sweden", ZoneId.of("Europe/Stockholm")));
        assertThat(contacts.all()).extracting(Contact::version).containsOnly(1L);
        assertThat(rotas.all()).singleElement().satisfies(rota -> {
            assertThat(rota.zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
            assertThat(rota.version()).isEqualTo(1);
            assertThat(rota.shifts()).hasSize(7);
        });
        var olga = accounts.find("olga").orElseThrow();
        assertThat(olga.role()).isEqualTo(Role.OPERATOR);
        assertThat(olga.enabled()).isTrue();
        assertThat(encoder.matches(PASSWORD, olga.passwordHash())).isTrue();
    }

    @Test
    void aSecondRunChangesNothing() {
        seed();
        var before = everything();
        assertThat(counts(seed()))
                .containsExactly(
                        "regions.csv: 0 added, 2 unchanged",
                        "contacts.csv: 0 added, 2 unchanged",
                        "rotas.csv: 0 added, 1 unchanged",
                        "accounts.csv: 0 added, 1 unchanged");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatPeopleChangedStays() throws IOException {
        seed();
        var anna = contact("anna");
        contacts.replace(
                new Contact(
                        ANNA,
                        "Anna Berg",
                        anna.email(),
                        "sv",
                        anna.threshold(),
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        true,
                        false,
                        2),
                1);
        rotas.put(Rota.empty(SWEDEN, ZoneId.of("UTC")), 1);
        var olga = accounts.find("olga").orElseThrow();
        accounts.replace(olga, new Account("olga", "another", Role.VIEWER, Set.of(), false, 2, 2, null, null));
        write("contacts.csv", CONTACTS_CSV.replace("anna@example.com", "other@example.com"));
        var before = everything();
        seed();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatPeopleDeletedDoesNotComeBack() {
        seed();
        contacts.remove(new ContactId("bo"), 1);
        assertThat(counts(seed())).contains("contacts.csv: 0 added, 2 unchanged");
        assertThat(contacts.all()).extracting(Contact::id).containsExactly(ANNA);
    }

    @Test
    void whatPeopleAddedThemselvesAndDeletedDoesNotComeBackEither() throws IOException {
        write("rotas.csv", "region,from,to,contact\nsweden,08:00,16:00,anna\n");
        contacts.addAll(ContactSeed.read(CONTACTS_CSV).values());
        seed();
        contacts.remove(new ContactId("bo"), 1);
        seed();
        assertThat(contacts.all()).extracting(Contact::id).containsExactly(ANNA);
    }

    @Test
    void anEntryAddedToAFileLaterIsAdded() throws IOException {
        seed();
        write("contacts.csv", CONTACTS_CSV + "cleo,Cleo,cleo@example.com,,,,,\n");
        assertThat(counts(seed())).contains("contacts.csv: 1 added, 2 unchanged");
        assertThat(contacts.all()).extracting(contact -> contact.id().value()).contains("cleo");
    }

    @Test
    void anEntryMayReferToWhatOnlyTheStoreHas() throws IOException {
        regions.addIfAbsent(new Region(new RegionId("latvia"), "LV", "Latvia", ZoneId.of("Europe/Riga")));
        contacts.addAll(ContactSeed.read("name,email\nDora,dora@example.com\n").values());
        write("rotas.csv", "region,from,to,contact\nlatvia,08:00,16:00,dora\n");
        assertThat(counts(seed())).contains("rotas.csv: 1 added, 0 unchanged");
        assertThat(rotas.all()).extracting(Rota::zone).containsExactly(ZoneId.of("Europe/Riga"));
    }

    @Test
    void eachFileMayBeMissing() throws IOException {
        for (var file : List.of("regions.csv", "rotas.csv", "accounts.csv")) {
            Files.delete(folder.resolve(file));
        }
        write("contacts.csv", "name,email,regions\nBo,bo@example.com,denmark\n");
        assertThat(counts(seed())).contains("regions.csv: 0 added, 0 unchanged", "contacts.csv: 1 added, 0 unchanged");
    }

    @Test
    void aPasswordFileIsNeededOnlyUntilItsAccountIsThere() throws IOException {
        seed();
        Files.delete(folder.resolve("olga-password"));
        assertThat(counts(seed())).contains("accounts.csv: 0 added, 1 unchanged");
    }

    @Test
    void passwordFilesMayHaveAFolderOfTheirOwn(@TempDir Path secrets) throws IOException {
        Files.move(folder.resolve("olga-password"), secrets.resolve("olga-password"));
        assertThat(counts(seeder.seed(new SeedFolder(folder, secrets)))).contains("accounts.csv: 1 added, 0 unchanged");
    }

    @Test
    void twoRunsAtTheSameTimeAddEachEntryOnce() throws Exception {
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> "p" + i + ",Person " + i + ",p" + i + "@example.com,,,,,\n")
                .collect(Collectors.joining());
        write("contacts.csv", CONTACTS_CSV + lines);
        var ready = new CyclicBarrier(2);
        Callable<SeedResult> run = () -> {
            ready.await();
            return seed();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var added = threads.invokeAll(Collections.nCopies(2, run)).stream()
                    .map(it -> it.resultNow())
                    .map(SeedResult.Done.class::cast)
                    .flatMap(done -> done.files().stream())
                    .collect(Collectors.groupingBy(
                            SeedResult.Count::file, Collectors.summingInt(SeedResult.Count::added)));
            assertThat(added)
                    .containsEntry("regions.csv", 2)
                    .containsEntry("contacts.csv", 102)
                    .containsEntry("rotas.csv", 1)
                    .containsEntry("accounts.csv", 1);
        }
        assertThat(contacts.all()).hasSize(102);
        assertThat(seeds.all()).hasSize(106);
    }

    @Test
    void aRunThatBrokeOffIsCompletedByTheNext() {
        for (int run = 0; run < 6; run++) {
            var left = Math.min(run, 1);
            var breaking = new Seeds() {
                private final List<String> noted = new ArrayList<>();

                @Override
                public Set<String> all() {
                    return seeds.all();
                }

                @Override
                public void note(String key) {
                    if (noted.size() == left) {
                        throw new StoreUnavailable("down", new IllegalStateException());
                    }
                    noted.add(key);
                    seeds.note(key);
                }
            };
            var broken = new Seeder(breaking, regionSeed, contactSeed, rotaSeed, accountSeed);
            assertThatThrownBy(() -> broken.seed(new SeedFolder(folder, folder)))
                    .isInstanceOf(StoreUnavailable.class);
        }
        seed();
        assertThat(regions.all()).hasSize(2);
        assertThat(contacts.all()).hasSize(2);
        assertThat(rotas.all()).hasSize(1);
        assertThat(accounts.all()).hasSize(1);
        assertThat(seeds.all()).hasSize(6);
    }
}
