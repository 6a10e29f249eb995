package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contacts and rotas kept for as long as a test runs, and books over them. */
final class BookInMemory implements Contacts {

    final Map<ContactId, Contact> kept = new LinkedHashMap<>();
    final Map<RegionId, Rota> rotas = new LinkedHashMap<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    final Rotas asRotas = new Rotas() {
        @Override
        public List<Rota> all() {
            return List.copyOf(rotas.values());
        }

        @Override
        public boolean put(Rota rota, long seenVersion) {
            var held = rotas.get(rota.region());
            if ((held == null ? 0 : held.version()) != seenVersion) {
                return false;
            }
            rotas.put(rota.region(), rota);
            return true;
        }
    };

    /** @return a book, as another instance of the portal has one */
    ContactBook book(String contactsFile) {
        var settings = new ContactSettings(contactsFile, Duration.ofHours(1));
        return new ContactBook(this, asRotas, RegionsInMemory.directory(), settings, meters);
    }

    @Override
    public List<Contact> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public boolean add(Contact contact) {
        return kept.putIfAbsent(contact.id(), contact) == null;
    }

    @Override
    public void addAll(List<Contact> contacts) {
        contacts.forEach(this::add);
    }

    @Override
    public boolean replace(Contact contact, long seenVersion) {
        return isAt(contact.id(), seenVersion) && kept.put(contact.id(), contact) != null;
    }

    @Override
    public boolean remove(ContactId id, long seenVersion) {
        return isAt(id, seenVersion) && kept.remove(id) != null;
    }

    private boolean isAt(ContactId id, long version) {
        var held = kept.get(id);
        return held != null && held.version() == version;
    }
}
