package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.AccountSessions.Open;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.sessions.SessionDesk;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.List;
import java.util.function.Function;

/** State of a list of sessions, without UI components. Checks the account's rights again at each refresh. */
class SessionsViewModel {

    private final SessionDesk desk;
    private final AccountDesk accounts;
    private final CurrentActor currentActor;
    private final boolean all;

    private List<Open> sessions = List.of();

    /** @param all whether everybody's sessions are shown, or only one's own */
    SessionsViewModel(SessionDesk desk, AccountDesk accounts, CurrentActor currentActor, boolean all) {
        this.desk = desk;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.all = all;
    }

    /** Reads the sessions again. */
    void refresh(String session) {
        sessions = currentActor
                .get()
                .map(actor -> all ? desk.all(actor, session) : desk.own(actor, session))
                .orElse(List.of());
    }

    List<Open> sessions() {
        return sessions;
    }

    boolean showsAll() {
        return all;
    }

    /** @return what the list lacks; empty if it is complete */
    String gap() {
        return desk.othersMayHaveSessions() ? text("sessions.gap") : "";
    }

    Message end(Open session) {
        return done(actor -> desk.end(actor, session.id()).isPresent()
                ? new Message(text("sessions.ended", session.account()), true)
                : new Message(text("sessions.gone"), false));
    }

    Message signOutEverywhere(String account, String session) {
        return done(actor -> switch (accounts.signOutEverywhere(actor, account, session)) {
            case AccountDesk.Outcome.Done _ -> new Message(text("sessions.everywhere.done", account), true);
            case AccountDesk.Outcome.Rejected(var reason) -> AccountTexts.rejected(reason);
        });
    }

    private Message done(Function<Actor, Message> change) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        try {
            return change.apply(actor.get());
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
