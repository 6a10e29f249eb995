package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The daily mails of the regions as the page Ready for tonight shows and changes them. */
class DailyMailViewModel {

    /** Their largest age as shown: they are read from the store, while the rest of the page is in memory. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DailyMailDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    private Map<RegionId, DailyMail> settings = Map.of();
    private Map<RegionId, DailyMailRun> runs = Map.of();
    private Instant readAt = Instant.EPOCH;
    private boolean unread;

    DailyMailViewModel(DailyMailDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** The next refresh reads them, however fresh they are. */
    void forget() {
        readAt = Instant.EPOCH;
    }

    /** Reads them again, unless that was done a moment ago or the reader need not know. */
    void refresh(Actor asking) {
        var now = clock.instant();
        if (!asking.mayChange() || readAt.plus(FRESH).isAfter(now)) {
            return;
        }
        readAt = now;
        try {
            settings = desk.all(asking);
            runs = desk.lastRuns(asking);
            unread = false;
        } catch (StoreUnavailable unavailable) {
            unread = true;
        }
    }

    /** @return whether this person may change the region's daily mail */
    boolean mayChange(Actor asking, RegionId region) {
        return desk.mayChange(asking, region);
    }

    /** @return a sentence on the region's daily mail, for who may change tickets */
    String sentence(Region region, Instant now) {
        if (unread) {
            return text("tonight.mail.unread");
        }
        var setting = settings.get(region.id());
        var sentences = new ArrayList<String>();
        sentences.add(
                setting == null || !setting.on()
                        ? text("tonight.mail.off")
                        : text("tonight.mail.on", setting.at().toString()));
        var run = runs.get(region.id());
        if (run != null) {
            sentences.add(last(run, region.zone(), now));
        }
        return String.join(" ", sentences);
    }

    private static String last(DailyMailRun run, ZoneId zone, Instant now) {
        var due = ZonedTimes.clock(run.dueAt(), zone, now);
        return run.skipped() == null
                ? text(
                        "tonight.mail.last",
                        due,
                        run.count(State.SENT),
                        run.count(State.WAITING),
                        run.count(State.FAILED))
                : text(
                        "tonight.mail.skipped",
                        due,
                        text("tonight.mail.skip." + run.skipped().word()));
    }

    /** @return the setting of the region; one that is off if none is known */
    DailyMail setting(RegionId region) {
        return settings.getOrDefault(region, DailyMail.off(region));
    }

    /**
     * What a person entered.
     *
     * @param addresses separated by commas, spaces or lines
     */
    record Form(boolean on, @Nullable LocalTime at, boolean toContacts, String addresses, String language) {}

    /** Changes the region's daily mail. */
    Message write(DailyMail seen, Form form) {
        var asking = currentActor.get();
        if (asking.isEmpty()) {
            return new Message(text("page.signed-out"), false);
        }
        if (form.at() == null) {
            return new Message(text("tonight.mail.no-time"), false);
        }
        var addresses = new ArrayList<EmailAddress>();
        for (var entered : form.addresses().strip().split("[\\s,;]+")) {
            var address = EmailAddress.parse(entered);
            if (address.isPresent()) {
                addresses.add(address.get());
            } else if (!entered.isEmpty()) {
                return new Message(text("tonight.mail.bad-address", entered), false);
            }
        }
        var changed = new DailyMail(
                seen.region(),
                form.on(),
                form.at(),
                form.toContacts(),
                addresses,
                form.language(),
                seen.changedAt(),
                seen.version());
        forget();
        try {
            return switch (desk.write(asking.get(), seen, changed)) {
                case EditResult.Done<DailyMail> _ ->
                    new Message(
                            form.on()
                                    ? text("tonight.mail.saved-on", form.at().toString())
                                    : text("tonight.mail.saved-off"),
                            true);
                case EditResult.Rejected<DailyMail>(var reason) -> new Message(reason.text(), false);
                case EditResult.Stale<DailyMail> _ -> new Message(text("tonight.mail.stale"), false);
            };
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }
}
