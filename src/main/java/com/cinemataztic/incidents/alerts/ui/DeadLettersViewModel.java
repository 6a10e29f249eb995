package com.cinemataztic.incidents.alerts.ui;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterDesk;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.Replay;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** State of the dead letters page, without UI components. Checks the account's rights again at each refresh. */
class DeadLettersViewModel {

    private static final int STEP = 100;

    private final DeadLetterDesk desk;
    private final CurrentActor currentActor;

    private int wanted = STEP;
    private boolean allowed;
    private boolean storeDown;
    private List<DeadLetter.Envelope> envelopes = List.of();
    private long total;
    private @Nullable DeadLetter selected;

    DeadLettersViewModel(DeadLetterDesk desk, CurrentActor currentActor) {
        this.desk = desk;
        this.currentActor = currentActor;
    }

    /**
     * Reads everything again.
     *
     * @return whether the list changed
     */
    boolean look(@Nullable DeadLetterId chosen) {
        var before = envelopes;
        var reader = currentActor
                .get()
                .filter(actor -> actor.role().includes(Role.ADMIN))
                .orElse(null);
        allowed = reader != null;
        if (reader == null) {
            envelopes = List.of();
            total = 0;
            selected = null;
            return !before.isEmpty();
        }
        try {
            var page = desk.page(reader, wanted, null);
            envelopes = page.letters();
            total = page.total();
            selected = chosen == null ? null : letter(chosen, reader);
            storeDown = false;
        } catch (StoreUnavailable unavailable) {
            // Data read before stays: it is as true as it was, and the page says that it may be old.
            storeDown = true;
        }
        return !before.equals(envelopes);
    }

    /** Reads a dead letter once, not at every refresh: it may hold megabytes. */
    private @Nullable DeadLetter letter(DeadLetterId chosen, Actor reader) {
        var held = selected;
        return held != null && held.envelope().id().equals(chosen) && envelopes.contains(held.envelope())
                ? held
                : desk.find(chosen, reader).orElse(null);
    }

    List<DeadLetter.Envelope> envelopes() {
        return envelopes;
    }

    Optional<DeadLetter> selected() {
        return Optional.ofNullable(selected);
    }

    /** @return how many there are, in words */
    String summary() {
        var letters = total == 1 ? "1 dead letter" : total + " dead letters";
        var shown = envelopes.size() < total ? letters + ", the last " + envelopes.size() + " shown" : letters;
        return storeDown ? "The store does not answer. As last read: " + shown : shown;
    }

    boolean more() {
        return envelopes.size() < total;
    }

    /** Requests more dead letters from the next refresh on. */
    void wantMore() {
        wanted += STEP;
    }

    /** @return why the list is empty */
    String emptyText() {
        if (!allowed) {
            return "You are signed out, or your account may not see this any more. Reload to sign in again.";
        }
        return storeDown
                ? "The store does not answer."
                : "There is no dead letter. One is kept when the webhook is sent something, by a sender with the right"
                        + " token, that can't become a ticket: no JSON, another version, an alert without labels. It"
                        + " stays here until somebody replays or deletes it, or has done neither for "
                        + DeadLetterTexts.span(desk.keeps()) + ".";
    }

    /**
     * Replays a dead letter.
     *
     * @return a message for the person
     */
    Message replay(DeadLetterId id) {
        return done(actor -> switch (desk.replay(id, actor)) {
            case Replay.Replayed(var alerts, var opened, var changed) ->
                new Message(
                        "Taken in: " + count(alerts, "alert") + ", " + count(opened, "ticket") + " opened, " + changed
                                + " changed. The letter is gone.",
                        true);
            case Replay.StillUnusable(var reason) ->
                new Message("It can't be used now either: " + ShownText.visible(reason) + ". The letter stays.", false);
            case Replay.Empty _ ->
                new Message("There is no body to take in: it was too large to be kept, or none came.", false);
            case Replay.Truncated _ ->
                new Message("It can't be replayed: only the beginning of its body was kept.", false);
            case Replay.NotFound _ -> new Message("There is no such letter any more.", false);
            case Replay.NotAllowed _ -> new Message("Dead letters are the admins'. Nothing was changed.", false);
        });
    }

    /**
     * Deletes a dead letter.
     *
     * @return a message for the person
     */
    Message delete(DeadLetterId id) {
        return done(actor -> switch (desk.delete(id, actor)) {
            case DONE -> new Message("Deleted.", true);
            case NOT_FOUND -> new Message("There is no such letter any more.", false);
            case NOT_ALLOWED -> new Message("Dead letters are the admins'. Nothing was changed.", false);
        });
    }

    private Message done(Function<Actor, Message> change) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message("You are signed out. Sign in again; nothing was changed.", false);
        }
        try {
            return change.apply(actor.get());
        } catch (DeskBusy busy) {
            return new Message("Not done: too much is being taken in just now. The letter stays; try again.", false);
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }

    private static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }
}
