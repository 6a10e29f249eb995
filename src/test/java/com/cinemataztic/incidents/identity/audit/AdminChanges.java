package com.cinemataztic.incidents.identity.audit;

import static com.cinemataztic.incidents.notifications.GivenContact.named;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillAlerts;
import com.cinemataztic.incidents.alerts.drill.DrillDesk;
import com.cinemataztic.incidents.alerts.drill.DrillProblem;
import com.cinemataztic.incidents.alerts.drill.DrillTracker;
import com.cinemataztic.incidents.alerts.drill.Drills;
import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterDesk;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.regions.RegionDesk;
import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.fleet.KnownFleet;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.sessions.SessionDesk;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.views.SavedViewDesk;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContext;

/** The changes that an admin's services make, each made once by Ada. */
final class AdminChanges {

    static final Actor ADA = new Actor("ada", Role.ADMIN, Set.of());

    private static final String PASSWORD = "a good password";

    private final ApplicationContext portal;
    private final int port;

    AdminChanges(ApplicationContext portal, int port) {
        this.portal = portal;
        this.port = port;
    }

    /** @return by method */
    Map<String, Operation> all() {
        var operations = new LinkedHashMap<String, Operation>();
        accounts(operations, portal.getBean(AccountDesk.class));
        sessions(operations, portal.getBean(AccountDesk.class), portal.getBean(SessionDesk.class));
        tokens(operations, portal.getBean(TokenDesk.class));
        regions(operations, portal.getBean(RegionDesk.class));
        letters(operations, portal.getBean(DeadLetterDesk.class), portal.getBean(DeadLetters.class));
        drills(operations);
        operations.put("SavedViewDesk.remove", new Operation("saved-view-removed", () -> {
            var views = portal.getBean(SavedViewDesk.class);
            views.save(new Actor("olga", Role.OPERATOR, Set.of()), "night shift", "region=denmark", true);
            var shared = views.of(ADA).stream()
                    .filter(view -> view.name().equals("night shift"))
                    .findFirst()
                    .orElseThrow();
            views.remove(ADA, shared.id());
            return "night shift";
        }));
        operations.put("DailyMailDesk.write", new Operation("daily-mail-changed", () -> {
            var mails = portal.getBean(DailyMailDesk.class);
            var seen = mails.all(ADA).getOrDefault(new RegionId("norway"), DailyMail.off(new RegionId("norway")));
            mails.write(
                    ADA,
                    seen,
                    new DailyMail(
                            new RegionId("norway"),
                            true,
                            seen.at(),
                            true,
                            List.of(),
                            seen.language(),
                            seen.changedAt(),
                            seen.version()));
            return "norway";
        }));
        onCall(operations, portal.getBean(ContactDesk.class), portal.getBean(RotaDesk.class));
        cinemas(
                operations,
                new KnownFleet()
                        .cinema("dk-001", "Ærø Bio", "denmark", "Europe/Copenhagen")
                        .cinema("dk-002", "Bio 2", "denmark", "Europe/Copenhagen")
                        .cinemaDesk(
                                portal.getBean(RegionDirectory.class),
                                portal.getBean(CinemaCards.class),
                                portal.getBean(AuditLog.class)));
        return operations;
    }

    private static void accounts(Map<String, Operation> operations, AccountDesk desk) {
        operations.put("AccountDesk.add", new Operation("account-added", () -> {
            desk.add(ADA, "nina", PASSWORD, Role.VIEWER, Set.of());
            return "nina";
        }));
        operations.put("AccountDesk.change", new Operation("account-changed", () -> {
            desk.add(Actor.SYSTEM, "otto", PASSWORD, Role.VIEWER, Set.of());
            desk.change(ADA, "otto", Role.OPERATOR, Set.of(), true, "");
            return "otto";
        }));
        operations.put("AccountDesk.changeOwnPassword", new Operation("account-changed", () -> {
            desk.add(Actor.SYSTEM, "ada", PASSWORD, Role.ADMIN, Set.of());
            desk.changeOwnPassword(ADA, PASSWORD, "another password", "");
            return "ada";
        }));
    }

    private void sessions(Map<String, Operation> operations, AccountDesk accounts, SessionDesk desk) {
        operations.put("AccountDesk.signOutEverywhere", new Operation("sessions-ended", () -> {
            accounts.add(Actor.SYSTEM, "sofia", PASSWORD, Role.VIEWER, Set.of());
            accounts.signOutEverywhere(ADA, "sofia", "");
            return "sofia";
        }));
        operations.put("SessionDesk.end", new Operation("session-ended", () -> {
            accounts.add(Actor.SYSTEM, "tom", PASSWORD, Role.VIEWER, Set.of());
            new BrowserSession(port).login("tom", PASSWORD).get("/");
            var open = desk.all(ADA, "").stream()
                    .filter(session -> session.account().equals("tom"))
                    .findFirst()
                    .orElseThrow();
            desk.end(ADA, open.id());
            return "tom";
        }));
    }

    private static void tokens(Map<String, Operation> operations, TokenDesk desk) {
        operations.put("TokenDesk.create", new Operation("token-created", () -> created(desk, ADA, "audited-1")));
        operations.put("TokenDesk.rotate", new Operation("token-changed", () -> {
            var name = created(desk, Actor.SYSTEM, "audited-2");
            desk.rotate(ADA, name);
            return name;
        }));
        operations.put("TokenDesk.revokeOldSecret", new Operation("token-changed", () -> {
            var name = created(desk, Actor.SYSTEM, "audited-3");
            desk.rotate(Actor.SYSTEM, name);
            desk.revokeOldSecret(ADA, name);
            return name;
        }));
        operations.put("TokenDesk.revoke", new Operation("token-revoked", () -> {
            var name = created(desk, Actor.SYSTEM, "audited-4");
            desk.revoke(ADA, name);
            return name;
        }));
    }

    private static String created(TokenDesk desk, Actor by, String name) {
        desk.create(by, name, Set.of(Scope.TICKETS_READ), Set.of(), 1);
        return name;
    }

    private void regions(Map<String, Operation> operations, RegionDesk desk) {
        var acceptance = portal.getBean(RegionAcceptance.class);
        operations.put("RegionDesk.accept", new Operation("region-accepted", () -> {
            acceptance.note("sweden", null);
            desk.accept(new RegionId("sweden"), "Sweden", "SE", "Europe/Stockholm", ADA);
            return "sweden";
        }));
        operations.put("RegionDesk.dismiss", new Operation("region-dismissed", () -> {
            acceptance.note("france", null);
            desk.dismiss(new RegionId("france"), ADA);
            return "france";
        }));
        operations.put("RegionDesk.setCode", new Operation("region-changed", () -> {
            portal.getBean(RegionDirectory.class).learn(new RegionId("malta"), ZoneId.of("Europe/Malta"));
            desk.setCode(new RegionId("malta"), "MT", ADA);
            return "malta";
        }));
    }

    private static void letters(Map<String, Operation> operations, DeadLetterDesk desk, DeadLetters letters) {
        operations.put("DeadLetterDesk.delete", new Operation("dead-letter-deleted", () -> {
            var letter = letter("no JSON".getBytes(StandardCharsets.UTF_8));
            letters.keep(letter);
            desk.delete(letter.summary().id(), ADA);
            return letter.summary().id().value();
        }));
        operations.put("DeadLetterDesk.replay", new Operation("dead-letter-replayed", () -> {
            var letter = letter(AlertJson.body(AlertJson.firing("audit-1")));
            letters.keep(letter);
            desk.replay(letter.summary().id(), ADA);
            return letter.summary().id().value();
        }));
    }

    private void drills(Map<String, Operation> operations) {
        var desk = new DrillDesk(
                portal.getBean(Drills.class),
                new AcceptedAlerts(),
                portal.getBean(DrillTracker.class),
                portal.getBean(RegionDirectory.class),
                portal.getBean(AuditLog.class),
                Clock.systemUTC());
        operations.put("DrillDesk.start", new Operation("drill-started", () -> {
            desk.start(new RegionId("denmark"), Severity.INFO, false, ADA);
            return "denmark";
        }));
    }

    /** As if there were an Alertmanager. */
    private static final class AcceptedAlerts implements DrillAlerts {

        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public CompletableFuture<List<DrillProblem>> post(Drill drill) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    private static DeadLetter letter(byte[] body) {
        return DeadLetter.received(Instant.now(), "why", Map.of(), body);
    }

    private void onCall(Map<String, Operation> operations, ContactDesk desk, RotaDesk rotas) {
        operations.put(
                "ContactDesk.add",
                new Operation("contact-added", () -> added(desk, "Bo").id().value()));
        operations.put("ContactDesk.change", new Operation("contact-changed", () -> {
            var seen = added(desk, "Cleo");
            desk.change(ADA, seen, named("Cleo").of("norway").contact());
            return seen.id().value();
        }));
        operations.put("ContactDesk.remove", new Operation("contact-deleted", () -> {
            var seen = added(desk, "Dan");
            desk.remove(ADA, seen);
            return seen.id().value();
        }));
        operations.put("RotaDesk.write", new Operation("rota-changed", () -> {
            var seen = portal.getBean(ContactBook.class).rota(new RegionId("denmark"));
            rotas.write(ADA, seen, seen.inZone(ZoneId.of("Europe/Oslo")));
            return "denmark";
        }));
    }

    private static Contact added(ContactDesk desk, String name) {
        return ((EditResult.Done<Contact>) desk.add(ADA, named(name).contact())).value();
    }

    private static void cinemas(Map<String, Operation> operations, CinemaDesk desk) {
        operations.put("CinemaDesk.write", new Operation("cinema-changed", () -> {
            desk.write(ADA, CinemaCard.empty("dk-001"), new CinemaCard("dk-001", "112", "", ""));
            return "dk-001";
        }));
        operations.put("CinemaDesk.take", new Operation("cinema-changed", () -> {
            desk.take(ADA, "cinema_id,phone\ndk-002,113\n".getBytes(StandardCharsets.UTF_8));
            return "dk-002";
        }));
    }

    /**
     * @param kind the word of the kind of its change
     * @param call makes it and returns its subject
     */
    record Operation(String kind, Call call) {}

    interface Call {
        String make() throws Exception;
    }
}
