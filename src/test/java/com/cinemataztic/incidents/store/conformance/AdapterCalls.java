package com.cinemataztic.incidents.store.conformance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;

import com.cinemataztic.incidents.alerts.drill.Drills;
import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.preferences.StoredPreferences;
import com.cinemataztic.incidents.identity.tokens.ApiTokens;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.maintenance.PlannedWindow;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.takelink.UsedLinks;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.Rotas;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore;
import com.cinemataztic.incidents.overview.figures.DailyFigures;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.overview.figures.Shows;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.overview.tonight.DailyMails;
import com.cinemataztic.incidents.platform.HealthCheck;
import com.cinemataztic.incidents.regions.PendingRegions;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.seed.Seeds;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.Tickets.Filter;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.views.SavedQuery;
import com.cinemataztic.incidents.tickets.views.SavedViews;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls every method of every port that is kept in MongoDB, in each way that makes it ask something else. */
final class AdapterCalls {

    private static final RegionId DENMARK = new RegionId("denmark");

    private AdapterCalls() {}

    /** Where the ports are had from. */
    interface Ports {
        <P> P get(Class<P> port);
    }

    static void all(Ports ports) {
        tickets(ports.get(Tickets.class));
        fleet(ports.get(Fleet.class));
        cards(ports.get(CinemaCards.class));
        IdentityCalls.accounts(ports.get(Accounts.class));
        regions(ports.get(Regions.class));
        pendingRegions(ports.get(PendingRegions.class));
        AlertCalls.deadLetters(ports.get(DeadLetters.class));
        AlertCalls.watchdogMemory(ports.get(WatchdogMemory.class));
        AlertCalls.seenAlerts(ports.get(SeenAlerts.class));
        AlertCalls.reconciliations(ports.get(Reconciliations.class));
        AlertCalls.drills(ports.get(Drills.class));
        healthCheck(ports.get(HealthCheck.class));
        contacts(ports.get(Contacts.class));
        rotas(ports.get(Rotas.class));
        NotificationCalls.usedLinks(ports.get(UsedLinks.class));
        NotificationCalls.outbox(ports.get(Outbox.class));
        NotificationCalls.dailyMails(ports.get(DailyMails.class));
        maintenance(ports.get(MaintenanceWindows.class));
        seeds(ports.get(Seeds.class));
        IdentityCalls.audit(ports.get(AuditEntries.class));
        IdentityCalls.tokens(ports.get(ApiTokens.class));
        figures(ports.get(DailyFigureStore.class));
        IdentityCalls.preferences(ports.get(StoredPreferences.class));
        savedViews(ports.get(SavedViews.class));
    }

    private static void savedViews(SavedViews views) {
        views.add(new SavedQuery("v1", "Night", "olga", true, "region=denmark", NOON));
        views.of("olga");
        views.shared();
        views.find("v1");
        views.remove("v1");
    }

    private static void figures(DailyFigureStore figures) {
        var day = LocalDate.of(2026, 11, 23);
        var period = new Period(day, day);
        figures.put(List.of(new DailyFigures(
                DENMARK,
                day,
                0,
                List.of(),
                Shows.NONE,
                Spread.NONE,
                Spread.NONE,
                Map.of(),
                Map.of(),
                List.of(),
                NOON)));
        figures.find(Set.of(), period);
        figures.find(Set.of(DENMARK), period);
        figures.decidedBy(NOON);
        figures.remove(DENMARK);
        figures.put(new DailyFigureStore.Progress(NOON, Map.of(DENMARK, ZoneOffset.UTC)));
        figures.progress();
    }

    private static void seeds(Seeds seeds) {
        seeds.note("contacts.csv anna");
        seeds.all();
    }

    private static void tickets(Tickets tickets) {
        var ticket = OpenTicket.of("DK-1", offline("s1"), NOON);
        tickets.write(List.of(new Change(ticket, 0)));
        tickets.write(List.of(new Change(ticket, ticket.revision())));
        // A lost race: only then what was written is read back.
        tickets.write(List.of(new Change(ticket, ticket.revision() + 1)));
        tickets.live(Set.of(ticket.key()));
        tickets.lastClosed(Set.of(ticket.key()), NOON);
        tickets.find(Set.of(ticket.id()));
        tickets.board(NOON);
        tickets.stamps(NOON);
        tickets.changedSince(NOON);
        for (var regions : List.of(Set.<RegionId>of(), Set.of(DENMARK))) {
            tickets.openedSince(regions, NOON, 10);
            tickets.times(new Filter(Set.of(), regions), 10, _ -> {});
            tickets.closedSince(regions, NOON, 10);
        }
        for (var states : List.of(Set.<State>of(), Set.of(State.OPEN))) {
            for (var regions : List.of(Set.<RegionId>of(), Set.of(DENMARK))) {
                tickets.count(states, regions);
                var filter = new Filter(states, regions);
                tickets.page(filter, 10, null);
                tickets.page(filter, 10, new Tickets.Position(NOON, ticket.id()));
                tickets.search(filter, 10, null);
                tickets.search(filter, 10, new Tickets.Position(NOON, ticket.id()));
            }
        }
        tickets.lastChanged(10, null);
        tickets.lastChanged(10, new Tickets.Position(NOON, ticket.id()));
        tickets.write(List.of(new Change(OpenTicket.of("DK-2", offline("s2"), NOON), 0)));
        tickets.pendingNotifications();
        tickets.takeNumbers(Map.of("DK", 1, "SE", 2));
        var fingerprint = new Fingerprint("fp-s1");
        tickets.remember(List.of(new ResolvedMarker(fingerprint, NOON, NOON)));
        tickets.endings(Set.of(fingerprint));
        tickets.forgetEndings(NOON);
    }

    private static void fleet(Fleet fleet) {
        // More than come in one reply, so that the rest is asked for.
        var screens = IntStream.rangeClosed(1, 501)
                .mapToObj(i -> new Screen(new ScreenRef("dk-001", "s" + i), "Sal " + i, null, null))
                .toList();
        fleet.keep(
                List.of(new Cinema("dk-001", "Bio", DENMARK, ZoneOffset.UTC)),
                screens,
                List.of(new Unit(screens.getFirst().ref(), "02:c1", NOON, NOON, NOON, null)));
        fleet.cinemas();
        fleet.screens();
        fleet.units();
    }

    private static void cards(CinemaCards cards) {
        cards.put(List.of(CinemaCard.empty("dk-001")));
        cards.all();
    }

    private static void regions(Regions regions) {
        regions.addIfAbsent(new Region(DENMARK, "DK", "Denmark", ZoneOffset.UTC));
        regions.setCode(DENMARK, "DK");
        regions.all();
    }

    private static void pendingRegions(PendingRegions regions) {
        regions.add(DENMARK, NOON, NOON, 1);
        regions.all();
        regions.dismiss(DENMARK);
        regions.remove(DENMARK);
    }

    private static void healthCheck(HealthCheck check) {
        check.name();
        check.problem();
    }

    private static void contacts(Contacts contacts) {
        var anna = GivenContact.named("anna").contact();
        contacts.add(anna);
        contacts.addAll(List.of(anna));
        contacts.all();
        contacts.replace(anna, 1);
        contacts.remove(anna.id(), 1);
    }

    private static void rotas(Rotas rotas) {
        rotas.put(Rota.empty(DENMARK, ZoneOffset.UTC), 0);
        rotas.put(Rota.empty(DENMARK, ZoneOffset.UTC), 1);
        rotas.all();
    }

    private static void maintenance(MaintenanceWindows windows) {
        var window = PlannedWindow.screen("dk-001", "s1").window();
        windows.add(window);
        windows.replace(window, 1);
        windows.find(window.id());
        windows.endingAfter(NOON);
        for (var regions : List.of(Set.<RegionId>of(), Set.of(DENMARK))) {
            windows.past(regions, NOON, 10, null);
            windows.past(regions, NOON, 10, new MaintenanceWindows.Position(NOON, window.id()));
        }
        windows.forget(NOON);
    }
}
