package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.TicketEvent;
import java.util.ArrayList;
import java.util.List;

/** Collects who is notified in one go: nobody twice. Also writes the line for the timeline. */
final class Notes {

    private final List<String> ids = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    boolean isNew(Destination to) {
        return !ids.contains(to.id());
    }

    /** A webhook receives every change. Its notification does not count as one to people. */
    void add(PlannedNotification planned, List<Destination> destinations, List<Destination> programs) {
        destinations.forEach(to -> ids.add(to.id()));
        var names = (destinations.isEmpty() ? nobody(planned) : names(destinations))
                + (programs.isEmpty() ? "" : " (and " + names(programs) + ")");
        parts.add(
                switch (planned.what()) {
                    case TicketEvent.Escalated(var level) -> "level " + level + ": " + names;
                    case TicketEvent.LastCall() -> "last call: " + names;
                    case TicketEvent.Opened _,
                            TicketEvent.Drill _,
                            TicketEvent.SeverityRose _,
                            TicketEvent.Reopened _,
                            TicketEvent.TakenOver _,
                            TicketEvent.ClosedByItself _,
                            TicketEvent.Over _ -> names;
                });
    }

    private static String nobody(PlannedNotification planned) {
        return switch (planned.to()) {
            case Target.Holder(var name) -> "nobody: no contact has the name or address of " + name;
            case Target.NotYetNotified() -> "nobody else";
            case Target.NoPerson() -> "nobody: the close was undone";
            case Target.Level _ -> "nobody who was not notified before";
            case Target.Contacts _, Target.HolderElseContacts _ -> "nobody: there is no contact";
        };
    }

    String line(NotificationDecision decision) {
        if (!parts.isEmpty()) {
            return String.join("; ", parts);
        }
        return decision.level() == EscalationPolicy.LAST_CALL
                ? "last call: nobody, because the ticket was taken this close to the show"
                : "nobody: it was over before that";
    }

    static String names(List<Destination> destinations) {
        return String.join(", ", destinations.stream().map(Destination::name).toList());
    }
}
