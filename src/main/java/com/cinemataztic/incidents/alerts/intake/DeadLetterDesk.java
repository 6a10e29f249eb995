package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets admins view dead letters and replay or delete them. Other accounts see none. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class DeadLetterDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterDesk.class);

    private final DeadLetters letters;
    private final AlertIntake intake;
    private final AlertSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    DeadLetterDesk(DeadLetters letters, AlertIntake intake, AlertSettings settings, AuditLog audit, Clock clock) {
        this.letters = letters;
        this.intake = intake;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns one page of dead letters, the last received first.
     *
     * @param actor the caller
     * @param limit maximum number of dead letters
     * @param after the last dead letter of the previous page; null for the first page
     */
    public DeadLetters.Page page(Actor actor, int limit, DeadLetters.@Nullable Position after) {
        return allowed(actor) ? letters.page(limit, after) : new DeadLetters.Page(List.of(), 0, false);
    }

    /** @return the dead letter, if it exists and the actor may see it */
    public Optional<DeadLetter> find(DeadLetterId id, Actor actor) {
        return allowed(actor) ? letters.find(id) : Optional.empty();
    }

    /**
     * Processes a dead letter again, on the same path as webhooks.
     *
     * @throws com.cinemataztic.incidents.tickets.desk.DeskBusy when too much is waiting; the dead letter stays
     */
    public Replay replay(DeadLetterId id, Actor actor) {
        if (!allowed(actor)) {
            return new Replay.NotAllowed();
        }
        var found = letters.find(id);
        if (found.isEmpty()) {
            return new Replay.NotFound();
        }
        var letter = found.get();
        if (letter.summary().truncated()) {
            return new Replay.Truncated();
        }
        if (letter.body().length == 0) {
            return new Replay.Empty();
        }
        var outcome = audit.record(
                        change(actor, Kind.DEAD_LETTER_REPLAYED, letter),
                        () -> replayed(letter),
                        result ->
                                result.filter(Replay.Replayed.class::isInstance).isPresent())
                .orElseThrow(DeskBusy::new);
        switch (outcome) {
            case Replay.Replayed(var alerts, var opened, var changed) -> {
                letters.remove(id);
                LOGGER.info(
                        "{} replayed the dead letter {}: {} alerts, {} tickets opened, {} changed",
                        actor.name(),
                        id,
                        alerts,
                        opened,
                        changed);
            }
            case Replay.StillUnusable(var reason)
            when !reason.equals(letter.summary().reason()) -> letters.restate(id, reason);
            case Replay.StillUnusable _,
                    Replay.Empty _,
                    Replay.Truncated _,
                    Replay.NotFound _,
                    Replay.NotAllowed _ -> {}
        }
        return outcome;
    }

    /** @return the outcome; empty when the desk is busy and nothing was changed, which the audit log must know */
    private Optional<Replay> replayed(DeadLetter letter) {
        try {
            return Optional.of(intake.replay(letter.body()));
        } catch (DeskBusy busy) {
            return Optional.empty();
        }
    }

    /** @return how long a dead letter is kept after it was last received */
    public Duration keeps() {
        return settings.deadLetterKeep();
    }

    /** Deletes a dead letter. Its content will never become a ticket. */
    public Removal delete(DeadLetterId id, Actor actor) {
        if (!allowed(actor)) {
            return Removal.NOT_ALLOWED;
        }
        var found = letters.find(id);
        if (found.isEmpty()
                || !audit.record(change(actor, Kind.DEAD_LETTER_DELETED, found.get()), () -> letters.remove(id))) {
            return Removal.NOT_FOUND;
        }
        LOGGER.info("{} deleted the dead letter {}", actor.name(), id);
        return Removal.DONE;
    }

    /** Deletes dead letters that are past their retention: neither store expires them by itself. */
    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void deleteOld() {
        try {
            var deleted = letters.forget(clock.instant().minus(settings.deadLetterKeep()));
            if (deleted > 0) {
                LOGGER.warn("{} dead letters were past their retention and are deleted", deleted);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old dead letters could not be deleted; trying again later: {}", storeDown.getMessage());
        }
    }

    private static Change change(Actor actor, Kind what, DeadLetter letter) {
        var summary = letter.summary();
        var values = Map.of(
                "reason", summary.reason(), "last received", summary.lastAt().toString());
        return new Change(actor, what, summary.id().value(), values, Map.of());
    }

    private static boolean allowed(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
