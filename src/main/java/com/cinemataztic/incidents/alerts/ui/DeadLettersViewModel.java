package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
    private List<DeadLetter.Summary> envelopes = List.of();
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
    boolean refresh(@Nullable DeadLetterId chosen) {
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
        return held != null && held.summary().id().equals(chosen) && envelopes.contains(held.summary())
                ? held
                : desk.find(chosen, reader).orElse(null);
    }

    List<DeadLetter.Summary> envelopes() {
        return envelopes;
    }

    Optional<DeadLetter> selected() {
        return Optional.ofNullable(selected);
    }

    /** @return how many there are, in words */
    String summary() {
        var shown = envelopes.size() < total
                ? text("dead-letters.summary-newest", total, envelopes.size())
                : text("dead-letters.summary", total);
        return storeDown ? text("dead-letters.summary-stale", shown) : shown;
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
            return text("page.signed-out");
        }
        return storeDown ? text("page.store-down") : text("dead-letters.empty", DeadLetterTexts.span(desk.keeps()));
    }

    /**
     * Replays a dead letter.
     *
     * @return a message for the person
     */
    Message replay(DeadLetterId id) {
        return done(actor -> switch (desk.replay(id, actor)) {
            case Replay.Replayed(var alerts, var opened, var changed) ->
                new Message(text("dead-letters.replayed", alerts, opened, changed), true);
            case Replay.StillUnusable(var reason) ->
                new Message(text("dead-letters.unusable", ShownText.visible(reason)), false);
            case Replay.Empty _ -> new Message(text("dead-letters.body.missing"), false);
            case Replay.Truncated _ -> new Message(text("dead-letters.truncated"), false);
            case Replay.NotFound _ -> new Message(text("dead-letters.gone"), false);
            case Replay.NotAllowed _ -> new Message(text("dead-letters.not-allowed"), false);
        });
    }

    /**
     * Deletes a dead letter.
     *
     * @return a message for the person
     */
    Message delete(DeadLetterId id) {
        return done(actor -> switch (desk.delete(id, actor)) {
            case DONE -> new Message(text("dead-letters.deleted"), true);
            case NOT_FOUND -> new Message(text("dead-letters.gone"), false);
            case NOT_ALLOWED -> new Message(text("dead-letters.not-allowed"), false);
        });
    }

    private Message done(Function<Actor, Message> change) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        try {
            return change.apply(actor.get());
        } catch (DeskBusy busy) {
            return new Message(text("dead-letters.busy"), false);
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
