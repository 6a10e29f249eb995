package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.TestMail;
import com.cinemataztic.incidents.platform.ui.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state and actions of the Mail page. */
class MailViewModel {

    /** The folder holds more; the page shows the newest. */
    static final int MOST = 200;

    private final MailSender sender;
    private final TestMail testMail;
    private final CurrentActor currentActor;
    private List<KeptMail> mails = List.of();

    MailViewModel(MailSender sender, TestMail testMail, CurrentActor currentActor) {
        this.sender = sender;
        this.testMail = testMail;
        this.currentActor = currentActor;
    }

    /**
     * Reads the mailbox again.
     *
     * @return whether a mail was added or removed
     */
    boolean refresh() {
        var now = currentActor.get().map(actor -> sender.kept(actor, MOST)).orElse(List.of());
        var changed = !now.equals(mails);
        mails = now;
        return changed;
    }

    List<KeptMail> mails() {
        return mails;
    }

    /** @return how mail is sent; empty for readers who may not know */
    String way() {
        return mayLook() ? sender.describe() : "";
    }

    /** @return the transport's problem, empty when none is known */
    String problem() {
        return mayLook() ? sender.problem().orElse("") : "";
    }

    boolean mayLook() {
        return currentActor.get().filter(MailViewModel::isAdmin).isPresent();
    }

    Optional<KeptMail.Content> read(@Nullable String id) {
        return id == null ? Optional.empty() : currentActor.get().flatMap(actor -> sender.read(actor, id));
    }

    /** @return the transport's answer, for the person who sent the test */
    Message sendTest(String address) {
        var actor = currentActor.get();
        if (actor.isEmpty()) {
            return new Message(text("page.signed-out-unsent"), false);
        }
        return switch (testMail.to(actor.get(), address)) {
            case DeliveryResult.Accepted(var reference)
            when reference.isEmpty() -> new Message(text("mail.accepted"), true);
            case DeliveryResult.Accepted(var reference) -> new Message(text("mail.accepted-as", reference), true);
            case DeliveryResult.Kept _ -> new Message(text("mail.kept"), true);
            case DeliveryResult.Rejected(var reason) -> new Message(text("mail.rejected", reason), false);
            case DeliveryResult.Later later -> new Message(text("mail.later", later.reason()), false);
        };
    }

    private static boolean isAdmin(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
