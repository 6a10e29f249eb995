package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Keeps the cinema cards. Every account may read them; only admins may change them. */
@Service
public class CinemaDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(CinemaDesk.class);

    private final CinemaCards cards;
    private final FleetDirectory fleet;
    private final AuditLog audit;
    private volatile Map<String, CinemaCard> known;

    /** The result of writing cards. */
    public sealed interface Outcome {

        /**
         * It is stored.
         *
         * @param count how many cards changed
         */
        record Done(int count) implements Outcome {}

        /**
         * Nothing changed.
         *
         * @param reason for the caller
         */
        record Rejected(Explanation reason) implements Outcome {}
    }

    CinemaDesk(CinemaCards cards, FleetDirectory fleet, AuditLog audit) {
        this.cards = cards;
        this.fleet = fleet;
        this.audit = audit;
        this.known = read();
    }

    /** @return the card of the cinema; an empty one if there is none */
    public CinemaCard card(String cinemaId) {
        return known.getOrDefault(cinemaId, CinemaCard.empty(cinemaId));
    }

    /**
     * Writes one card.
     *
     * @param seen the card when the person began to edit; rejected if somebody else changed it since
     */
    public synchronized Outcome write(Actor actor, CinemaCard seen, CinemaCard card) {
        if (!actor.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(Explanation.of("card.rejected.not-allowed"));
        }
        if (fleet.cinema(card.cinemaId()).isEmpty()) {
            return new Outcome.Rejected(Explanation.of("card.rejected.no-cinema", card.cinemaId()));
        }
        var fault = card.fault();
        if (fault.isPresent()) {
            return new Outcome.Rejected(fault.get());
        }
        known = read();
        return seen.equals(card(card.cinemaId()))
                ? keep(actor, List.of(card))
                : new Outcome.Rejected(Explanation.of("card.rejected.stale"));
    }

    /** Parses a sheet of cards and returns what it would change; changes nothing. */
    public CardSheet preview(byte[] sheet) {
        return CardSheet.read(sheet, id -> fleet.cinema(id).isPresent(), this::card);
    }

    /**
     * Imports a sheet, unless it has faults. It is compared with the cards stored now, not with those at the preview.
     */
    public synchronized Outcome take(Actor actor, byte[] sheet) {
        if (!actor.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(Explanation.of("card.rejected.not-allowed"));
        }
        known = read();
        var cards = preview(sheet);
        return cards.faults().isEmpty()
                ? keep(actor, cards.changed())
                : new Outcome.Rejected(cards.faults().getFirst());
    }

    private Outcome keep(Actor actor, List<CinemaCard> changed) {
        if (!changed.isEmpty()) {
            audit.record(change(actor, changed), () -> {
                cards.put(changed);
                return true;
            });
            var next = new HashMap<>(known);
            changed.forEach(card -> next.put(card.cinemaId(), card));
            known = Map.copyOf(next);
        }
        return new Outcome.Done(changed.size());
    }

    private AuditLog.Change change(Actor actor, List<CinemaCard> changed) {
        var before = new HashMap<String, String>();
        var after = new HashMap<String, String>();
        for (var card : changed) {
            before.putAll(card(card.cinemaId()).values());
            after.putAll(card.values());
        }
        var subject = changed.stream().map(CinemaCard::cinemaId).collect(Collectors.joining(", "));
        return new AuditLog.Change(actor, AuditLog.Kind.CINEMA_CHANGED, subject, before, after);
    }

    /** Another instance may have written cards. */
    @Scheduled(fixedDelayString = "${portal.fleet.read-every:30s}")
    synchronized void refresh() {
        try {
            known = read();
        } catch (RuntimeException storeDown) {
            LOGGER.warn("The cinema cards could not be refreshed: {}", storeDown.getMessage());
        }
    }

    private Map<String, CinemaCard> read() {
        return cards.all().stream().collect(Collectors.toMap(CinemaCard::cinemaId, Function.identity()));
    }
}
