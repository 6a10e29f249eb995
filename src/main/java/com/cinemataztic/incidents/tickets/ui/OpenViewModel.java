package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.desk.KeyOutcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.panel.TicketActions;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a person may say when they open a ticket by hand, without components. */
class OpenViewModel {

    /** People name the fault in their own words. */
    static final String ERROR_ID = "operator-report";

    private final Supplier<List<Region>> regions;
    private final FleetDirectory fleet;
    private final TicketDesk desk;
    private final TicketActions actions;

    /** @param regions those that the account may see */
    OpenViewModel(Supplier<List<Region>> regions, FleetDirectory fleet, TicketDesk desk, TicketActions actions) {
        this.regions = regions;
        this.fleet = fleet;
        this.desk = desk;
        this.actions = actions;
    }

    List<Region> regions() {
        return regions.get();
    }

    List<Cinema> cinemas(@Nullable Region region) {
        return region == null
                ? List.of()
                : fleet.cinemas().stream()
                        .filter(cinema -> cinema.region().equals(region.id()))
                        .toList();
    }

    List<Screen> screens(@Nullable Cinema cinema) {
        return cinema == null ? List.of() : fleet.screens(cinema.cinemaId());
    }

    /**
     * @param expires local time at the cinema, else in the region; null: never
     * @param onOpened receives the new ticket
     * @return a sentence for the person
     */
    Message open(
            Region region,
            @Nullable Cinema cinema,
            @Nullable Screen screen,
            Severity severity,
            String fault,
            String note,
            @Nullable LocalDateTime expires,
            Consumer<TicketId> onOpened) {
        var zone = cinema == null ? region.zone() : cinema.zone();
        return actions.attempt(actor -> {
            try {
                var report = new IncidentReport(
                        UUID.randomUUID().toString(),
                        ERROR_ID,
                        fault,
                        note,
                        severity,
                        region.id(),
                        cinema == null ? null : cinema.cinemaId(),
                        screen == null ? null : screen.ref().screenId(),
                        null,
                        expires == null ? null : expires.atZone(zone).toInstant());
                return switch (desk.open(report, actor)) {
                    case KeyOutcome.Opened(var ticket) -> {
                        onOpened.accept(ticket.id());
                        yield new Message(text("ticket.done.open", ticket.id()), true);
                    }
                    case KeyOutcome.Rejected(var reason) -> new Message(reason.sentence(), false);
                    default -> new Message(text("page.store-unknown"), false);
                };
            } catch (InvalidField invalid) {
                return new Message(text("ticket.open.invalid"), false);
            }
        });
    }
}
