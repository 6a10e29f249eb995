package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.identity.AccountSeed;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.Shift;
import com.cinemataztic.incidents.platform.csv.CsvEntries.Entry;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that what the pending entries refer to is stored or is pending itself. An entry that is not pending may refer
 * to what people have deleted.
 */
final class SeedChecks {

    private final Map<RegionId, Region> regions;
    private final Set<ContactId> contacts;
    private final Map<String, String> passwords = new HashMap<>();
    private final List<SeedFault> faults = new ArrayList<>();

    /**
     * @param regions the regions that are known
     * @param contacts the contacts that are stored
     */
    SeedChecks(Map<RegionId, Region> regions, Set<ContactId> contacts) {
        this.regions = new HashMap<>(regions);
        this.contacts = new HashSet<>(contacts);
    }

    void regions(SeedFile<Region> file) {
        for (var entry : file.pending()) {
            var name = lower(entry.value());
            regions.values().stream()
                    .filter(other -> !other.id().equals(entry.value().id()))
                    .filter(other -> lower(other).equals(name))
                    .forEach(other -> faults.add(
                            file.fault(entry, "name: the region " + other.id() + " has that name already.")));
        }
        file.pending().forEach(entry -> regions.put(entry.value().id(), entry.value()));
    }

    private static String lower(Region region) {
        return region.name().toLowerCase(Locale.ROOT);
    }

    void contacts(SeedFile<Contact> file) {
        file.pending().forEach(entry -> contacts.add(entry.value().id()));
        for (var entry : file.pending()) {
            checkRegions(file, entry, entry.value().regions());
            var standIn = entry.value().standIn();
            checkContacts(file, entry, standIn == null ? Stream.of() : Stream.of(standIn));
        }
    }

    void rotas(SeedFile<Rota> file) {
        for (var entry : file.pending()) {
            checkRegions(file, entry, List.of(entry.value().region()));
            checkContacts(file, entry, entry.value().shifts().stream().map(Shift::contact));
        }
    }

    void accounts(SeedFile<AccountSeed.Entry> file, SeedFolder folder) {
        for (var entry : file.pending()) {
            var account = entry.value();
            checkRegions(file, entry, account.regions());
            try {
                var password = folder.password(account.passwordFile());
                AccountSeed.fault(password).ifPresent(fault -> faults.add(passwordFault(file, entry, fault)));
                passwords.put(account.name(), password);
            } catch (SeedFolder.Unreadable bad) {
                faults.add(passwordFault(file, entry, String.valueOf(bad.getMessage())));
            }
        }
    }

    private static SeedFault passwordFault(
            SeedFile<AccountSeed.Entry> file, Entry<AccountSeed.Entry> entry, String reason) {
        return file.fault(entry, "password_file " + entry.value().passwordFile() + ": " + reason);
    }

    private <T> void checkRegions(SeedFile<T> file, Entry<T> entry, Collection<RegionId> named) {
        named.stream()
                .filter(region -> !regions.containsKey(region))
                .sorted()
                .forEach(region -> faults.add(file.fault(entry, "there is no region " + region + ".")));
    }

    private <T> void checkContacts(SeedFile<T> file, Entry<T> entry, Stream<ContactId> named) {
        named.filter(contact -> !contacts.contains(contact))
                .distinct()
                .sorted()
                .forEach(contact -> faults.add(file.fault(entry, "there is no contact " + contact + ".")));
    }

    /** @return what the checks found, in their order */
    List<SeedFault> faults() {
        return List.copyOf(faults);
    }

    /** @return the region; it must have passed the checks */
    Region region(RegionId id) {
        return Objects.requireNonNull(regions.get(id));
    }

    /** @return the first password of the account; it must have passed the checks */
    String password(String account) {
        return Objects.requireNonNull(passwords.get(account));
    }
}
