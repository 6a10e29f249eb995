package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.identity.AccountSeed;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactSeed;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaSeed;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionSeed;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds each entry of the files once. Entries that are stored or were seeded before are left alone. Every fault is found
 * before the first write. May run twice at the same time, and again after a kill.
 */
final class Seeder {

    private final Seeds seeds;
    private final RegionSeed regions;
    private final ContactSeed contacts;
    private final RotaSeed rotas;
    private final AccountSeed accounts;

    Seeder(Seeds seeds, RegionSeed regions, ContactSeed contacts, RotaSeed rotas, AccountSeed accounts) {
        this.seeds = seeds;
        this.regions = regions;
        this.contacts = contacts;
        this.rotas = rotas;
        this.accounts = accounts;
    }

    /** The files of a folder, as they were read. */
    private record Files(
            SeedFile<Region> regions,
            SeedFile<Contact> contacts,
            SeedFile<Rota> rotas,
            SeedFile<AccountSeed.Entry> accounts) {

        List<SeedFault> faults() {
            return Stream.of(regions, contacts, rotas, accounts)
                    .flatMap(file -> file.faults().stream())
                    .toList();
        }
    }

    /**
     * Seeds the store from the folder.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the store fails; a later run does the rest
     */
    SeedResult seed(SeedFolder folder) {
        var seeded = seeds.all();
        var files = read(folder, seeded);
        var unreadable =
                Stream.concat(folder.faults().stream(), files.faults().stream()).toList();
        if (!unreadable.isEmpty()) {
            return new SeedResult.Rejected(unreadable);
        }
        var checks = new SeedChecks(regions.known(), contacts.stored());
        checks.regions(files.regions);
        checks.contacts(files.contacts);
        checks.rotas(files.rotas);
        checks.accounts(files.accounts, folder);
        if (!checks.faults().isEmpty()) {
            return new SeedResult.Rejected(checks.faults());
        }
        return new SeedResult.Done(List.of(
                add(files.regions, seeded, regions::add),
                add(files.contacts, seeded, contacts::add),
                add(
                        files.rotas,
                        seeded,
                        rota -> rotas.add(
                                rota.inZone(checks.region(rota.region()).zone()))),
                add(files.accounts, seeded, account -> accounts.add(account, checks.password(account.name())))));
    }

    private Files read(SeedFolder folder, Set<String> seeded) {
        var storedRegions = regions.stored().stream().map(Region::id).collect(Collectors.toSet());
        return new Files(
                SeedFile.of(
                        SeedFolder.REGIONS,
                        folder.read(SeedFolder.REGIONS, RegionSeed::read),
                        Region::id,
                        storedRegions,
                        seeded),
                SeedFile.of(
                        SeedFolder.CONTACTS,
                        folder.read(SeedFolder.CONTACTS, ContactSeed::read),
                        Contact::id,
                        contacts.stored(),
                        seeded),
                SeedFile.of(
                        SeedFolder.ROTAS,
                        folder.read(SeedFolder.ROTAS, RotaSeed::read),
                        Rota::region,
                        rotas.stored(),
                        seeded),
                SeedFile.of(
                        SeedFolder.ACCOUNTS,
                        folder.read(SeedFolder.ACCOUNTS, AccountSeed::read),
                        AccountSeed.Entry::name,
                        accounts.stored(),
                        seeded));
    }

    /** Notes each entry after it is stored: after a kill in between, the next run finds it stored, and notes it. */
    private <T> SeedResult.Count add(SeedFile<T> file, Set<String> seeded, Predicate<T> store) {
        var added = 0;
        for (var entry : file.entries()) {
            if (file.pending().contains(entry) && store.test(entry.value())) {
                added++;
            }
            var seed = file.seedOf(entry.value());
            if (!seeded.contains(seed)) {
                seeds.note(seed);
            }
        }
        return new SeedResult.Count(file.name(), added, file.entries().size() - added);
    }
}
