package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CardSheet;
import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** State of the machines page, without UI components. Checks the account's rights again at each refresh. */
class MachinesViewModel {

    private final MachineList machines;
    private final FleetDirectory fleet;
    private final CinemaDesk cinemas;
    private final RegionDirectory regions;
    private final CurrentActor currentActor;

    private @Nullable Actor actor;
    private List<MachineList.Entry> entries = List.of();
    private MachineList.@Nullable Entry selected;

    MachinesViewModel(
            MachineList machines,
            FleetDirectory fleet,
            CinemaDesk cinemas,
            RegionDirectory regions,
            CurrentActor currentActor) {
        this.machines = machines;
        this.fleet = fleet;
        this.cinemas = cinemas;
        this.regions = regions;
        this.currentActor = currentActor;
    }

    /**
     * Reads everything again.
     *
     * @return whether the list changed
     */
    boolean refresh(MachinesLocation location) {
        var before = entries;
        var reader = currentActor.get().orElse(null);
        actor = reader;
        entries = reader == null ? List.of() : machines.find(location.filter(), reader);
        selected = reader == null || location.machineId() == null
                ? null
                : machines.find(location.machineId(), reader).orElse(null);
        return !before.equals(entries);
    }

    List<MachineList.Entry> entries() {
        return entries;
    }

    Optional<MachineList.Entry> selected() {
        return Optional.ofNullable(selected);
    }

    /** @return all machines at the selected one's screen, present and past, the latest arrival first */
    List<Unit> unitsBeside(MachineList.Entry entry) {
        var screen = entry.machine().screen();
        return screen == null ? List.of() : fleet.units(screen);
    }

    /** @return the card of the selected machine's cinema; empty when it stands at none */
    Optional<CinemaCard> card(MachineList.Entry entry) {
        var screen = entry.machine().screen();
        return screen == null ? Optional.empty() : Optional.of(cinemas.card(screen.cinemaId()));
    }

    boolean signedIn() {
        return actor != null;
    }

    boolean mayWrite() {
        return actor != null && actor.role().includes(Role.ADMIN);
    }

    boolean fleetIsRead() {
        return fleet.isRead();
    }

    List<Region> regions() {
        return regions.all().stream()
                .filter(region -> actor != null && actor.maySee(region.id()))
                .toList();
    }

    String nameOf(RegionId region) {
        return regions.get(region).name();
    }

    CardSheet readSheet(byte[] bytes) {
        return cinemas.preview(bytes);
    }

    /**
     * Writes a card.
     *
     * @return a message for the person
     */
    Message write(CinemaCard seen, CinemaCard card) {
        return done(writer -> cinemas.write(writer, seen, card), _ -> text("machines.saved"));
    }

    /**
     * Imports a sheet.
     *
     * @return a message for the person
     */
    Message take(byte[] sheet) {
        return done(writer -> cinemas.take(writer, sheet), count -> text("machines.imported", count));
    }

    private Message done(Function<Actor, CinemaDesk.Outcome> change, IntFunction<String> success) {
        var writer = currentActor.get();
        if (writer.isEmpty()) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        try {
            return switch (change.apply(writer.get())) {
                case CinemaDesk.Outcome.Done(var count) -> new Message(success.apply(count), true);
                case CinemaDesk.Outcome.Rejected(var reason) -> new Message(reason.text(), false);
            };
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
