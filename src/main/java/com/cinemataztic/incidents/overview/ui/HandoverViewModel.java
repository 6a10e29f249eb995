package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.overview.HandoverDesk;
import com.cinemataztic.incidents.overview.HandoverMail;
import com.cinemataztic.incidents.overview.HandoverReport;
import com.cinemataztic.incidents.overview.HandoverText;
import com.cinemataztic.incidents.overview.HandoverWording;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of the page Handover, without UI components. Reads the account's rights again on each poll. */
class HandoverViewModel {

    /** The largest age of what is shown. A refresh reads the store. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final HandoverDesk desk;
    private final HandoverText writer;
    private final HandoverMail mail;
    private final CurrentActor currentActor;
    private final Clock clock;

    private HandoverLocation location = HandoverLocation.USUAL;
    private ZoneId zone = ZoneId.of("UTC");
    private @Nullable Actor actor;
    private @Nullable Shown shown;
    private String trouble = "";
    private Instant lookedAt = Instant.EPOCH;

    /**
     * What the page shows.
     *
     * @param text the whole handover, for copying
     */
    record Shown(
            HandoverReport report,
            String headline,
            String period,
            List<HandoverWording.Section> sections,
            String text) {}

    HandoverViewModel(
            HandoverDesk desk, HandoverText writer, HandoverMail mail, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.writer = writer;
        this.mail = mail;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Reads everything again if the selection, the zone or the account has changed, or if what is shown is too old.
     *
     * @return whether it did
     */
    boolean refresh(HandoverLocation wanted, ZoneId readerZone) {
        var now = clock.instant();
        var asking = currentActor.get().filter(Actor::mayChange).orElse(null);
        var same = wanted.equals(location)
                && readerZone.equals(zone)
                && Objects.equals(asking, actor)
                && lookedAt.plus(FRESH).isAfter(now);
        if (same) {
            return false;
        }
        location = wanted;
        zone = readerZone;
        actor = asking;
        lookedAt = now;
        shown = null;
        if (asking == null) {
            trouble = text("page.signed-out");
            return true;
        }
        try {
            var report = gather(asking);
            shown = report.map(this::shown).orElse(null);
            trouble = report.isPresent() ? "" : text("handover.no-region");
        } catch (StoreUnavailable unavailable) {
            trouble = text("handover.store-down");
        }
        return true;
    }

    private Optional<HandoverReport> gather(Actor asking) {
        return desk.gather(asking, location.region(), location.span(), zone);
    }

    private Shown shown(HandoverReport report) {
        var words = new HandoverWording(report, Texts.locale());
        var period = words.more().isEmpty() ? words.period() : words.period() + " " + words.more();
        return new Shown(report, words.headline(), period, words.sections(), writer.write(report));
    }

    @Nullable
    Shown shown() {
        return shown;
    }

    /** @return why nothing is shown; empty if something is */
    String trouble() {
        return trouble;
    }

    List<Region> regions() {
        return actor == null ? List.of() : desk.regions(actor);
    }

    /** @return possible recipients, those who come on call next first; empty while all regions are shown */
    List<Contact> recipients() {
        var region = location.region();
        return region == null
                ? List.of()
                : currentActor
                        .get()
                        .map(sender -> mail.recipients(sender, region))
                        .orElse(List.of());
    }

    /**
     * Sends the handover in its present state.
     *
     * @return the message about the result
     */
    Message send(ContactId to) {
        var sender = currentActor.get();
        if (sender.isEmpty()) {
            return new Message(text("page.signed-out-unsent"), false);
        }
        try {
            var report = gather(sender.get());
            return report.isEmpty()
                    ? new Message(text("handover.no-region-unsent"), false)
                    : message(mail.send(sender.get(), report.get(), to));
        } catch (StoreUnavailable unavailable) {
            return new Message(text("handover.store-down-unsent"), false);
        }
    }

    private static Message message(DeliveryResult delivery) {
        return switch (delivery) {
            case DeliveryResult.Accepted(var reference)
            when reference.isEmpty() -> new Message(text("mail.accepted"), true);
            case DeliveryResult.Accepted(var reference) -> new Message(text("mail.accepted-as", reference), true);
            case DeliveryResult.Kept _ -> new Message(text("mail.kept"), true);
            case DeliveryResult.Rejected(var reason) -> new Message(text("mail.rejected", reason), false);
            case DeliveryResult.Later later -> new Message(text("mail.later", later.reason()), false);
        };
    }
}
