package com.cinemataztic.incidents.tickets.timers;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.DueTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks regularly whether a cinema's screens are one incident, and opens and ends its site ticket. It reads only the
 * board, which includes other instances' writes, so it runs on a timer and does not listen for changes. A site that is
 * already right causes no request to the desk.
 *
 * <p>A sweep examines the cinemas whose tickets changed; after a new reading of the fleet, all. A cinema whose site waits
 * for the proof that a recovered screen is healthy is examined each time, as proof comes with time.
 */
@Component
public class SiteWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(SiteWatch.class);

    private final LiveBoard board;
    private final DueTickets due;
    private final FleetDirectory fleet;
    private final TicketDesk desk;
    private final HealthProofs proofs;
    private final TicketSettings settings;
    private final Leadership leadership;

    public SiteWatch(
            LiveBoard board,
            FleetDirectory fleet,
            TicketDesk desk,
            HealthProofs proofs,
            TicketSettings settings,
            Leadership leadership) {
        this.board = board;
        this.due = new DueTickets(board, fleet::readAt);
        this.fleet = fleet;
        this.desk = desk;
        this.proofs = proofs;
        this.settings = settings;
        this.leadership = leadership;
    }

    /** The tickets of one cinema on the board. */
    private static final class AtCinema {

        private static final Comparator<TicketRow> LIVE_THEN_LATEST = Comparator.<TicketRow, Boolean>comparing(
                        row -> row.state().live())
                .thenComparing(TicketRow::createdAt);

        private final List<TicketRow> screens = new ArrayList<>();
        private @Nullable TicketRow site;

        /** Whether the passing of time may end its site. */
        private boolean waitsForProof() {
            return site != null && screens.stream().anyMatch(row -> row.state().live() && row.recoveredAt() != null);
        }

        private void take(TicketRow row) {
            if (RollUp.isScreen(row)) {
                screens.add(row);
            } else if (RollUp.isSite(row) && (site == null || LIVE_THEN_LATEST.compare(row, site) > 0)) {
                site = row;
            }
        }
    }

    @Scheduled(fixedDelayString = "${portal.tickets.sweep-every:2s}")
    public void sweep() {
        if (!leadership.held()) {
            due.restart();
            return;
        }
        try {
            var updates = new ArrayList<SiteUpdate>();
            cinemas().forEach((cinemaId, rows) -> {
                var cinema = at(cinemaId);
                var update = judge(cinemaId, cinema);
                update.ifPresent(updates::add);
                if (update.isEmpty() && !cinema.waitsForProof()) {
                    rows.forEach(row -> due.settle(row.id(), null));
                }
            });
            desk.applySiteUpdates(updates);
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Sites could not be opened or ended; retrying: {}", storeDown.getMessage());
        }
    }

    /** @return the due tickets of each cinema */
    private Map<String, List<TicketRow>> cinemas() {
        var cinemas = new HashMap<String, List<TicketRow>>();
        for (var row : due.changed()) {
            var cinemaId = row.subject().cinemaId();
            if (cinemaId == null) {
                due.settle(row.id(), null);
            } else {
                cinemas.computeIfAbsent(cinemaId, any -> new ArrayList<>()).add(row);
            }
        }
        return cinemas;
    }

    private AtCinema at(String cinemaId) {
        var cinema = new AtCinema();
        board.snapshot().screensAndSites(cinemaId).forEach(cinema::take);
        return cinema;
    }

    private Optional<SiteUpdate> judge(String cinemaId, AtCinema cinema) {
        if (cinema.site == null && cinema.screens.size() < settings.rollUp().leastScreens()) {
            return Optional.empty();
        }
        var known = fleet.screens(cinemaId).size();
        var healthy = cinema.screens.stream()
                .filter(this::isHealthy)
                .map(TicketRow::id)
                .collect(Collectors.toSet());
        var seen = new RollUp.Seen(cinema.site, cinema.screens, healthy, known, settings.followUpHolds());
        return switch (RollUp.judge(seen, settings.rollUp())) {
            case RollUp.Verdict.Opens(var dark) -> Optional.of(new SiteUpdate.Opens(firing(cinemaId, dark, known)));
            case RollUp.Verdict.Ends(var left) ->
                Optional.of(
                        new SiteUpdate.Ends(Objects.requireNonNull(cinema.site).key(), why(left)));
            case RollUp.Verdict.Stays() -> Optional.empty();
        };
    }

    private boolean isHealthy(TicketRow row) {
        var recoveredAt = row.recoveredAt();
        if (!row.state().live() || recoveredAt == null) {
            return false;
        }
        var health = proofs.of(row, recoveredAt);
        return health.proven() && health.provenFor().compareTo(settings.settle()) >= 0;
    }

    private Signal.Firing firing(String cinemaId, List<TicketRow> dark, int known) {
        var first = dark.getFirst();
        var cinema = fleet.cinema(cinemaId);
        var region = cinema.map(Cinema::region)
                .filter(its -> !its.equals(RegionId.UNASSIGNED))
                .orElse(first.subject().region());
        var name = cinema.map(Cinema::name).orElse(first.subject().cinemaName());
        var subject = new Subject(region, cinemaId, name, null, null, null, null);
        return new Signal.Firing(
                TicketKey.of(Fault.CINEMA_OFFLINE, subject, RollUp.FINGERPRINT),
                RollUp.FINGERPRINT,
                first.startedAt(),
                subject,
                fault(dark.size(), Math.max(known, dark.size())),
                Severity.CRITICAL,
                first.startedAt(),
                Map.of("alertname", "CinemaOffline", "cinema_id", cinemaId),
                Origin.SYSTEM,
                true);
    }

    private static Fault fault(int dark, int known) {
        return new Fault(
                Fault.CINEMA_OFFLINE,
                "Cinema offline",
                dark + " of its " + known + " screens went offline together. Check the site's power and network before"
                        + " its machines.\n"
                        + "The screens' own tickets are grouped under this one and send no"
                        + " notifications while it is live. Other screens of this cinema that go"
                        + " offline join them.\n"
                        + "The ticket closes by itself when at most one screen is still offline.",
                "/runbooks/CinemaOffline",
                null);
    }

    private static String why(List<TicketRow> left) {
        return left.isEmpty()
                ? "no screen is still offline"
                : "only " + left.stream().map(row -> row.id().value()).collect(Collectors.joining(", "))
                        + " is still offline";
    }
}
