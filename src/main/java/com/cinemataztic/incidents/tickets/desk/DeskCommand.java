package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.Lanes.Lane;
import com.cinemataztic.incidents.tickets.desk.Lanes.Load;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.rules.FleetUpdate;
import com.cinemataztic.incidents.tickets.rules.Remark;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request that waits for the desk. The caller waits for its future. */
sealed interface DeskCommand {

    /** About the memory of a request, or of one of its items, without its texts. */
    int BYTES = 512;

    /** @return the future that the caller waits for */
    CompletableFuture<?> answer();

    /** @return what the request counts for in its lane */
    default Load load() {
        return new Load(Lane.ALERTS, "", 1, BYTES);
    }

    /** A request of a person or a token. */
    sealed interface ByActor extends DeskCommand {

        Actor actor();

        /** @return the texts that it brings along */
        String text();

        @Override
        default Load load() {
            var bytes = BYTES + text().length();
            var token = actor().token();
            if (token != null) {
                return new Load(Lane.PROGRAMS, token, 1, bytes);
            }
            return new Load(actor().isSystem() ? Lane.ALERTS : Lane.PEOPLE, "", 1, bytes);
        }
    }

    /** Processes reported alerts. */
    record ReportSignals(List<Signal> signals, boolean monitoringRestarted, CompletableFuture<Receipt> answer)
            implements DeskCommand {

        @Override
        public Load load() {
            var bytes = signals.stream().mapToLong(ReportSignals::bytes).sum();
            return new Load(Lane.ALERTS, "", Math.max(1, signals.size()), BYTES + bytes);
        }

        private static long bytes(Signal signal) {
            return BYTES
                    + BatchReader.firing(signal)
                            .mapToLong(firing -> firing.fault().summary().length()
                                    + firing.fault().description().length()
                                    + firing.labels().entrySet().stream()
                                            .mapToLong(label -> label.getKey().length()
                                                    + label.getValue().length())
                                            .sum())
                            .sum();
        }
    }

    /**
     * Applies a person's transition to a ticket.
     *
     * @param changeId of the change, the same for every attempt: a change that was already made is recognised by it
     */
    record ApplyTransition(
            TicketId id,
            int version,
            Transition transition,
            Actor actor,
            String changeId,
            CompletableFuture<Outcome> answer)
            implements ByActor {

        @Override
        public String text() {
            return transition.note();
        }
    }

    /**
     * Adds a comment, or a note of a call, to a ticket.
     *
     * @param changeId as of {@link ApplyTransition}
     */
    record AddRemark(TicketId id, Remark remark, Actor actor, String changeId, CompletableFuture<Outcome> answer)
            implements ByActor {

        @Override
        public String text() {
            return remark.text();
        }
    }

    /**
     * Processes a report without an alert.
     *
     * @param changeId as of {@link ApplyTransition}
     */
    record ReportIncident(IncidentReport report, Actor opener, String changeId, CompletableFuture<KeyOutcome> answer)
            implements ByActor {

        @Override
        public Actor actor() {
            return opener;
        }

        @Override
        public String text() {
            return report.errorDescription() + report.note();
        }

        /** @return the key of its ticket */
        TicketKey key() {
            return TicketKey.of(opener, report.key());
        }
    }

    /**
     * Closes a ticket for its opener.
     *
     * @param changeId as of {@link ApplyTransition}
     */
    record CloseByKey(TicketKey key, String note, Actor actor, String changeId, CompletableFuture<KeyOutcome> answer)
            implements ByActor {

        @Override
        public String text() {
            return note;
        }
    }

    /** Closes a ticket whose expiry has passed. */
    record ExpireTicket(TicketId id, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** Applies the fleet's news to a ticket. */
    record ApplyFleetUpdate(TicketId id, FleetUpdate update, CompletableFuture<Boolean> answer)
            implements DeskCommand {}

    /** Records on tickets that people were notified. */
    record RecordNotifications(List<NotificationRecord> records, CompletableFuture<Boolean> answer)
            implements DeskCommand {

        @Override
        public Load load() {
            var bytes = records.stream()
                    .mapToLong(record -> BYTES + record.note().length())
                    .sum();
            return new Load(Lane.ALERTS, "", Math.max(1, records.size()), bytes);
        }
    }

    /** Checks whether the snooze of a ticket that a person closed is over. */
    record RecheckSnoozed(TicketId id, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** Does nothing: the caller wants to know that the desk reaches it. */
    record Probe(CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** Applies the roll-up's report about a cinema's site. */
    record ApplySiteUpdate(SiteUpdate update, CompletableFuture<Boolean> answer) implements DeskCommand {}

    /** Closes a recovered ticket if it is due. */
    record SettleRecovered(TicketId id, Health health, CompletableFuture<Boolean> answer) implements DeskCommand {}
}
