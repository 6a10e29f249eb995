package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transport that answers as a test wants. */
final class ScriptedTransport implements MailTransport {

    private final List<Mail> mails = new ArrayList<>();
    Function<Mail, DeliveryResult> answer = mail -> new DeliveryResult.Accepted("");

    @Nullable
    String problem;

    @Override
    public String name() {
        return "on-cue";
    }

    @Override
    public synchronized DeliveryResult send(Mail mail) {
        mails.add(mail);
        return answer.apply(mail);
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public String describe() {
        return "Mail goes where a test wants it.";
    }

    synchronized List<String> addresses() {
        var to = mails.stream().map(mail -> mail.to().address()).toList();
        mails.clear();
        return to;
    }
}
