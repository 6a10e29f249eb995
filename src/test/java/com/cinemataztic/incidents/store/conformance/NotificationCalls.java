package com.cinemataztic.incidents.store.conformance;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntries;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.takelink.UsedLinks;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.overview.tonight.DailyMails;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Those of {@link AdapterCalls} that are about mails and webhooks. */
final class NotificationCalls {

    private NotificationCalls() {}

    static void usedLinks(UsedLinks links) {
        links.use("nonce", NOON);
        links.isUsed("nonce");
        links.giveBack("nonce");
        links.forget(NOON);
    }

    static void outbox(Outbox outbox) {
        var entry = OutboxEntries.opened("DK-1", NOON);
        outbox.put(List.of(entry));
        outbox.due(NOON, 10);
        outbox.due(new WebhookName("pager"), NOON, 10);
        outbox.waitingHooks();
        outbox.of(List.of(entry.ticket()));
        outbox.defer(List.of(entry), NOON);
        outbox.claim(List.of(entry), "<m@x>", NOON, NOON);
        // While something waits: only then it is counted.
        outbox.status(NOON);
        outbox.settle(List.of(OutboxEntries.sent(entry, NOON)));
        for (var hook : Arrays.asList(null, new WebhookName("pager"))) {
            for (var state : Arrays.asList(null, OutboxEntry.State.FAILED)) {
                outbox.hookDeliveries(new Outbox.HookFilter(hook, state), null, 10);
                outbox.hookDeliveries(new Outbox.HookFilter(hook, state), new Outbox.Position(NOON, "n1"), 10);
            }
        }
        outbox.redeliver(entry.id(), NOON);
        outbox.failed(new WebhookName("pager"));
        outbox.redeliverFailed(new WebhookName("pager"), NOON);
        outbox.noteMail(OutboxEntries.mail("<m@x>", NOON));
        outbox.mailsSince(NOON);
        outbox.forget(NOON);
    }

    static void dailyMails(DailyMails mails) {
        var denmark = new RegionId("denmark");
        var day = LocalDate.of(2026, 11, 23);
        mails.put(DailyMail.off(denmark), 0);
        mails.put(DailyMail.off(denmark), 1);
        mails.all();
        var run = new DailyMailRun(denmark, day, NOON, List.of(), null, NOON, Instant.EPOCH, null, 0);
        mails.add(run);
        mails.replace(new DailyMailRun(denmark, day, NOON, List.of(), null, NOON, Instant.EPOCH, NOON, 1));
        mails.due(NOON);
        mails.since(day);
        mails.forget(day);
    }
}
