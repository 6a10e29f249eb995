package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Where admins look at dead letters and put them away: taken in again or deleted. Whoever is no admin finds none. Every
 * method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class DeadLetterDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterDesk.class);

    private final DeadLetters letters;
    private final AlertIntake intake;
    private final AlertSettings settings;
    private final Clock clock;

    DeadLetterDesk(DeadLetters letters, AlertIntake intake, AlertSettings settings, Clock clock) {
        this.letters = letters;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One page of letters, those that came last first.
     *
     * @param actor who asks
     * @param limit how many at the most
     * @param after the last of the page before, null for the first page
     */
    public DeadLetters.Page page(Actor actor, int limit, DeadLetters.@Nullable Position after) {
        return allowed(actor) ? letters.page(limit, after) : new DeadLetters.Page(List.of(), 0, false);
    }

    /** @return the letter, if it is kept and the actor may see it */
    public Optional<DeadLetter> find(DeadLetterId id, Actor actor) {
        return allowed(actor) ? letters.find(id) : Optional.empty();
    }

    /**
     * Takes a letter in again, by the same path as what comes by the webhook.
     *
     * @throws com.cinemataztic.incidents.tickets.desk.DeskBusy when too much waits; the letter stays
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
        if (letter.envelope().truncated()) {
            return new Replay.Truncated();
        }
        if (letter.body().length == 0) {
            return new Replay.Empty();
        }
        var outcome = intake.replay(letter.body());
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
            when !reason.equals(letter.envelope().reason()) -> letters.restate(id, reason);
            case Replay.StillUnusable _,
                    Replay.Empty _,
                    Replay.Truncated _,
                    Replay.NotFound _,
                    Replay.NotAllowed _ -> {}
        }
        return outcome;
    }

    /** @return for how long a letter is kept after it last came */
    public Duration keeps() {
        return settings.deadLetterKeep();
    }

    /** Deletes a letter: what it says will never be a ticket. */
    public Removal delete(DeadLetterId id, Actor actor) {
        if (!allowed(actor)) {
            return Removal.NOT_ALLOWED;
        }
        if (!letters.remove(id)) {
            return Removal.NOT_FOUND;
        }
        LOGGER.info("{} deleted the dead letter {}", actor.name(), id);
        return Removal.DONE;
    }

    /** Forgets what nobody has looked at for so long: neither store does it by itself. */
    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            var forgotten = letters.forget(clock.instant().minus(settings.deadLetterKeep()));
            if (forgotten > 0) {
                LOGGER.warn("{} dead letters last came longer ago than they are kept, and are gone", forgotten);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old dead letters could not be forgotten; trying again later: {}", storeDown.getMessage());
        }
    }

    private static boolean allowed(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
