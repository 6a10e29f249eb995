package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.oncall.OnCallNow;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.oncall.Shift;
import com.cinemataztic.incidents.oncall.Week;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The state of the on-call page, without UI components. Reads the account's rights again on every refresh. */
class OnCallViewModel {

    private final ContactBook book;
    private final RotaDesk desk;
    private final RegionDirectory directory;
    private final CurrentActor currentActor;
    private final Clock clock;

    private @Nullable Actor actor;
    private @Nullable Region region;
    private @Nullable Shown shown;

    /**
     * What the page shows of a region.
     *
     * @param names of all contacts that the rota refers to
     * @param today the current day and minute in the rota's local time
     */
    record Shown(
            Region region,
            Rota rota,
            List<RotaOverride> overrides,
            OnCallNow onCall,
            Map<ContactId, String> names,
            LocalDateTime today) {

        Shown {
            overrides = List.copyOf(overrides);
            names = Map.copyOf(names);
        }

        /** @return whether that part of the plan applies now, without an override */
        boolean isNow(DayOfWeek day, Week.Part part) {
            var minute = today.toLocalTime().toSecondOfDay() / 60;
            return onCall.source() != OnCallNow.Source.OVERRIDE
                    && today.getDayOfWeek() == day
                    && part.from() <= minute
                    && minute < part.to();
        }
    }

    OnCallViewModel(
            ContactBook book, RotaDesk desk, RegionDirectory directory, CurrentActor currentActor, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.directory = directory;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Reads everything again.
     *
     * @param wanted the requested region; null or one that may not be seen: the first that may
     * @return whether anything changed
     */
    boolean refresh(@Nullable RegionId wanted) {
        var before = shown;
        var editable = mayEdit();
        actor = currentActor.get().orElse(null);
        var visible = regions();
        region = visible.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElse(visible.isEmpty() ? null : visible.getFirst());
        shown = region == null ? null : shown(region);
        return shown == null ? before != null : !shown.equals(before) || editable != mayEdit();
    }

    private Shown shown(Region of) {
        var now = clock.instant();
        var rota = book.rota(of.id());
        var names = book.contacts().stream().collect(Collectors.toMap(Contact::id, Contact::name));
        return new Shown(
                of,
                rota,
                rota.overrides().stream()
                        .filter(override -> override.to().isAfter(now))
                        .toList(),
                book.onCall(of.id(), now),
                names,
                now.atZone(rota.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
    }

    @Nullable
    Shown shown() {
        return shown;
    }

    boolean signedIn() {
        return actor != null;
    }

    boolean mayEdit() {
        return actor != null && actor.role().includes(Role.ADMIN);
    }

    boolean maySeeAddresses() {
        return actor != null && actor.mayChange();
    }

    List<Region> regions() {
        return directory.all().stream()
                .filter(each -> actor != null && actor.maySee(each.id()))
                .toList();
    }

    List<Contact> contacts() {
        return currentActor
                        .get()
                        .filter(editor -> editor.role().includes(Role.ADMIN))
                        .isPresent()
                ? book.contacts()
                : List.of();
    }

    String nameOf(Shown of, ContactId id) {
        return of.names().getOrDefault(id, text("contacts.deleted-contact", id));
    }

    /** @return why they are on call and for how long, for people */
    String why(Shown of) {
        var until = of.onCall().until();
        var end = until == null ? "" : clock(of, until);
        return switch (of.onCall().source()) {
            case OVERRIDE -> text("oncall.why.override", end);
            case SHIFT -> text("oncall.why.shift", end);
            case CONTACTS -> end.isEmpty() ? text("oncall.why.contacts") : text("oncall.why.contacts-until", end);
            case FALLBACK -> end.isEmpty() ? text("oncall.why.default") : text("oncall.why.default-until", end);
            case NOBODY -> text("oncall.why.nobody");
        };
    }

    String span(Shown of, RotaOverride override) {
        return clock(of, override.from()) + " – " + clock(of, override.to());
    }

    /** @return the rota's time zone, for people */
    String zone(Shown of) {
        return ZonedTimes.named(of.rota().zone()).getId();
    }

    private String clock(Shown of, Instant moment) {
        return ZonedTimes.clock(moment, of.rota().zone(), clock.instant());
    }

    /** @return the next full hour in the rota's local time */
    LocalDateTime nextHour(Shown of) {
        return of.today().truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }

    Message add(Set<DayOfWeek> days, LocalTime from, LocalTime to, ContactId contact) {
        return change(
                rota -> {
                    var next = rota;
                    for (var day : days) {
                        next = next.plus(new Shift(day, minute(from), minute(to), contact));
                    }
                    return next;
                },
                text("oncall.shift.added", days.size()));
    }

    Message remove(Shift shift) {
        return change(rota -> rota.minus(shift), text("oncall.shift.removed", shift.words()));
    }

    Message addOverride(LocalDateTime from, LocalDateTime to, ContactId contact) {
        return change(
                rota -> {
                    var who = actor == null ? "" : actor.name();
                    return rota.plus(new RotaOverride(
                            from.atZone(rota.zone()).toInstant(),
                            to.atZone(rota.zone()).toInstant(),
                            contact,
                            who));
                },
                text("oncall.override.added"));
    }

    Message remove(RotaOverride override) {
        return change(rota -> rota.minus(override), text("oncall.override.removed"));
    }

    Message move(ZoneId zone) {
        return change(rota -> rota.inZone(zone), text("oncall.zone-changed", zone.getId()));
    }

    /**
     * Each edit adds or removes something. If another person changed the rota meanwhile, nothing is written: the edit
     * has to be made again on their version, so it never overwrites theirs.
     */
    private Message change(UnaryOperator<Rota> edit, String success) {
        var writer = currentActor.get();
        if (writer.isEmpty() || shown == null) {
            return new Message(text("page.signed-out-unchanged"), false);
        }
        var seen = shown.rota();
        try {
            return switch (desk.write(writer.get(), seen, edit.apply(seen))) {
                case EditResult.Done<Rota> _ -> new Message(success, true);
                case EditResult.Rejected<Rota>(var reason) -> new Message(reason.text(), false);
                case EditResult.Stale<Rota> _ -> new Message(text("oncall.changed"), false);
            };
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }

    private static LocalTime minute(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
