package com.cinemataztic.incidents.fleet.internal;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MongoFleet implements Fleet {

    private final StoredCollection<CinemaDocument> cinemas;
    private final StoredCollection<ScreenDocument> screens;
    private final StoredCollection<UnitDocument> units;

    MongoFleet(StoredDocuments documents) {
        this.cinemas = documents.of(CinemaDocument.class);
        this.screens = documents.of(ScreenDocument.class);
        this.units = documents.of(UnitDocument.class);
    }

    @Override
    public List<Cinema> cinemas() {
        return Mongo.ask("read the cinemas", () -> cinemas.all(CinemaDocument::toCinema));
    }

    @Override
    public List<Screen> screens() {
        return Mongo.ask("read the screens", () -> screens.all(ScreenDocument::toScreen));
    }

    @Override
    public List<Unit> units() {
        return Mongo.ask("read the units", () -> units.all(UnitDocument::toUnit));
    }

    @Override
    public void keep(Collection<Cinema> newCinemas, Collection<Screen> newScreens, Collection<Unit> newUnits) {
        Mongo.run("keep the fleet", () -> {
            cinemas.putAll(newCinemas.stream().map(CinemaDocument::of).toList(), CinemaDocument::id);
            screens.putAll(newScreens.stream().map(ScreenDocument::of).toList(), ScreenDocument::id);
            units.putAll(newUnits.stream().map(UnitDocument::of).toList(), UnitDocument::id);
        });
    }
}
