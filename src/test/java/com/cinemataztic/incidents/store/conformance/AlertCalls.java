package com.cinemataztic.incidents.store.conformance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;

import com.cinemataztic.incidents.alerts.drill.Drill;
import com.cinemataztic.incidents.alerts.drill.DrillId;
import com.cinemataztic.incidents.alerts.drill.Drills;
import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Those of {@link AdapterCalls} that are about alerts, their reconciliation and drills. */
final class AlertCalls {

    private static final RegionId DENMARK = new RegionId("denmark");

    private AlertCalls() {}

    static void deadLetters(DeadLetters letters) {
        var letter = DeadLetter.received(NOON, "no JSON", Map.of("User-Agent", "curl"), new byte[] {'{'});
        var id = letter.summary().id();
        letters.keep(letter);
        letters.count();
        letters.bytes();
        letters.page(10, null);
        letters.page(10, new DeadLetters.Position(NOON, id));
        letters.find(id);
        letters.restate(id, "no JSON object");
        letters.remove(id);
        letters.forget(NOON);
    }

    static void watchdogMemory(WatchdogMemory memory) {
        memory.remember(new WatchdogMemory.State(NOON, NOON, NOON));
        memory.recall();
    }

    static void seenAlerts(SeenAlerts alerts) {
        alerts.remember(Map.of(new Fingerprint("fp-s1"), NOON));
        alerts.all();
        alerts.forget(Set.of(new Fingerprint("fp-s1")));
    }

    static void reconciliations(Reconciliations reconciliations) {
        reconciliations.add(List.of(new Reconciliation(
                NOON,
                Reconciliation.Kind.FIRING,
                new Fingerprint("fp-s1"),
                offline("s1").key(),
                null,
                NOON)));
        reconciliations.since(NOON, 10);
        reconciliations.forget(NOON);
    }

    static void drills(Drills drills) {
        var drill = new Drill(
                new DrillId("drill-0123456789ab"),
                DENMARK,
                Severity.INFO,
                false,
                "ada",
                NOON,
                Map.of(),
                null,
                Map.of(),
                null);
        drills.add(drill);
        drills.running();
        drills.last(10);
        drills.change(
                drill.id(),
                seen -> new Drill(
                        seen.id(),
                        seen.region(),
                        seen.severity(),
                        seen.notifiesOnCall(),
                        seen.startedBy(),
                        seen.startedAt(),
                        seen.passed(),
                        seen.ticket(),
                        seen.problems(),
                        NOON));
        drills.forget(NOON);
    }
}
