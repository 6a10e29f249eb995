package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.desk.Receipt;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reports signals to the desk and resolves the ones it doubts. The webhook, replays and the reconciler all use it. */
@Component
public class SignalSubmitter {

    private final TicketDesk desk;
    private final Alertmanagers alertmanagers;
    private final Watchdog watchdog;
    private final RegionAcceptance regions;

    SignalSubmitter(TicketDesk desk, Alertmanagers alertmanagers, Watchdog watchdog, RegionAcceptance regions) {
        this.desk = desk;
        this.alertmanagers = alertmanagers;
        this.watchdog = watchdog;
        this.regions = regions;
    }

    /**
     * @return the result, all of it durable, with no doubt left; it names the signals that could not be processed
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when something could not be stored
     * @throws com.cinemataztic.incidents.tickets.desk.DeskBusy when too much is waiting
     */
    public Receipt report(List<Signal> signals) {
        if (signals.isEmpty()) {
            return new Receipt(0, 0, List.of());
        }
        noteRegions(signals);
        var first = desk.report(signals, watchdog.restartedRecently());
        if (first.inDoubt().isEmpty()) {
            return first;
        }
        // Nothing is acknowledged yet, so a crash in between loses nothing: Alertmanager sends it all again.
        var second = desk.report(verdicts(first.inDoubt()), watchdog.restartedRecently());
        return new Receipt(
                first.opened() + second.opened(),
                first.changed() + second.changed(),
                List.of(),
                Stream.concat(first.failed().stream(), second.failed().stream()).toList());
    }

    /** Notes the regions that labels of unassigned signals name: they wait for an admin to accept them. */
    private void noteRegions(List<Signal> signals) {
        for (var signal : signals) {
            if (signal instanceof Signal.Firing firing
                    && firing.subject().region().equals(RegionId.UNASSIGNED)) {
                regions.note(firing.labels().get("region"), firing.labels().get("country"));
            }
        }
    }

    /**
     * Rule 5: active in any Alertmanager, it fires. Ended in all that answer, it is past. No answer: it fires, to be
     * safe.
     */
    private List<Signal> verdicts(List<Signal.Firing> inDoubt) {
        var answers = alertmanagers.list();
        var verdicts = new ArrayList<Signal>();
        for (var firing : inDoubt) {
            var listed = answers.listed(firing.fingerprint());
            if (listed == null && answers.anyAnswered()) {
                verdicts.add(new Signal.ConfirmedResolved(firing));
                continue;
            }
            var startsAt = listed == null ? null : listed.startsAt();
            if (startsAt != null && startsAt.isAfter(firing.startsAt())) {
                // A later episode fires. The reported one is over, but it may be when the fault began.
                verdicts.add(firing.asConfirmed(startsAt));
                verdicts.add(new Signal.ConfirmedResolved(firing));
            } else {
                verdicts.add(firing.asConfirmed());
            }
        }
        return verdicts;
    }
}
