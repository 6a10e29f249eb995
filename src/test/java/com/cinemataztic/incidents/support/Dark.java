package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A screen of some cinema that is offline; each {@code with} changes one thing. */
public record Dark(@Nullable String cinemaId, @Nullable String screenId, Instant since, String errorId) {

    /** @return that screen, since noon */
    public static Dark screen(@Nullable String cinemaId, @Nullable String screenId) {
        return new Dark(cinemaId, screenId, Given.NOON, "machine-offline");
    }

    public Dark since(Instant other) {
        return new Dark(cinemaId, screenId, other, errorId);
    }

    public Dark error(String other) {
        return new Dark(cinemaId, screenId, since, other);
    }

    public TicketKey key() {
        return TicketKey.of(errorId, subject(), fingerprint());
    }

    public Signal.Firing fires() {
        return new Signal.Firing(
                key(),
                fingerprint(),
                since,
                subject(),
                new Fault(errorId, "Machine offline", "", null, null),
                Severity.CRITICAL,
                null,
                Map.of("alertname", "MachineOffline"),
                Origin.ALERTMANAGER,
                true);
    }

    public Signal.Ended ends(Instant endsAt) {
        return new Signal.Ended(key(), fingerprint(), since, endsAt);
    }

    private Fingerprint fingerprint() {
        return new Fingerprint("fp-" + errorId + "-" + cinemaId + "-" + screenId);
    }

    private Subject subject() {
        return new Subject(
                new RegionId("denmark"), cinemaId, null, screenId, null, "machine-" + cinemaId + "-" + screenId, null);
    }
}
