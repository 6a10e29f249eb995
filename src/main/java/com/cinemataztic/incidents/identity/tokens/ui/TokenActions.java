package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.function.Function;

/** Makes a change with the rights of this moment and shows what came of it. */
final class TokenActions {

    private final CurrentActor currentActor;
    private final Runnable onChange;

    /** @param onChange shows the tokens again */
    TokenActions(CurrentActor currentActor, Runnable onChange) {
        this.currentActor = currentActor;
        this.onChange = onChange;
    }

    /** @return whether the change was made */
    boolean run(Function<Actor, TokenDesk.Outcome> change) {
        try {
            var actor = currentActor.get();
            if (actor.isEmpty()) {
                new Message(text("page.signed-out-unchanged"), false).show();
                return false;
            }
            return switch (change.apply(actor.get())) {
                case TokenDesk.Outcome.Issued(var token, var secret) -> {
                    onChange.run();
                    new SecretDialog(token.name(), secret).open();
                    yield true;
                }
                case TokenDesk.Outcome.Done(var token) -> {
                    onChange.run();
                    new Message(text("page.saved", token.name()), true).show();
                    yield true;
                }
                case TokenDesk.Outcome.Rejected(var reason) -> {
                    TokenTexts.rejected(reason).show();
                    yield false;
                }
            };
        } catch (StoreUnavailable unavailable) {
            Message.of(unavailable).show();
            return false;
        }
    }
}
