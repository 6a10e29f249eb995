package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.regions.RegionDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionAcceptance;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionRejection;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** State of the Regions page, without UI components. Checks the account's rights again at each refresh. */
class RegionsViewModel {

    private final RegionDesk desk;
    private final CurrentActor currentActor;

    private boolean allowed;
    private List<PendingRegion> pending = List.of();
    private List<Region> accepted = List.of();

    RegionsViewModel(RegionDesk desk, CurrentActor currentActor) {
        this.desk = desk;
        this.currentActor = currentActor;
    }

    /**
     * Reads everything again.
     *
     * @return whether anything changed
     */
    boolean refresh() {
        var reader = currentActor.get();
        var pendingBefore = pending;
        var acceptedBefore = accepted;
        allowed = reader.filter(actor -> actor.role().includes(Role.ADMIN)).isPresent();
        pending = reader.map(desk::pending).orElse(List.of());
        accepted = reader.map(desk::accepted).orElse(List.of());
        return !pending.equals(pendingBefore) || !accepted.equals(acceptedBefore);
    }

    List<PendingRegion> pending() {
        return pending;
    }

    List<Region> accepted() {
        return accepted;
    }

    /** @return the explanation of the list of pending regions */
    String note() {
        if (!allowed) {
            return text("page.signed-out");
        }
        return pending.isEmpty() ? text("regions.none-pending") : text("regions.note", RegionAcceptance.MOST_PENDING);
    }

    /**
     * Accepts a region.
     *
     * @return a message for the person
     */
    Message accept(RegionId id, String name, String code, String zone) {
        return done(actor -> switch (desk.accept(
                id, name.strip(), code.strip().toUpperCase(Locale.ROOT), zone, actor)) {
            case RegionAcceptance.Outcome.Accepted(var region) ->
                new Message(text("regions.accepted-one", region.name()), true);
            case RegionAcceptance.Outcome.Rejected(var reason) -> new Message(rejected(reason), false);
        });
    }

    private static String rejected(RegionRejection reason) {
        return switch (reason) {
            case NOT_ADMIN -> text("regions.not-allowed");
            case ALREADY_ACCEPTED -> text("regions.rejected.accepted");
            case NOT_PENDING -> text("regions.not-pending");
            case NAME_INVALID -> text("regions.rejected.name", RegionAcceptance.LONGEST_NAME);
            case NAME_TAKEN -> text("regions.rejected.name-taken");
            case CODE_INVALID -> text("regions.rejected.code");
            case CODE_NOT_NEEDED -> text("regions.rejected.code-not-needed");
            case CODE_ALREADY_SET -> text("regions.rejected.code-already-set");
            case ZONE_INVALID -> text("regions.rejected.zone");
        };
    }

    /**
     * Sets the code of a region.
     *
     * @return a message for the person
     */
    Message setCode(RegionId id, String code) {
        return done(actor -> switch (desk.setCode(id, code.strip().toUpperCase(Locale.ROOT), actor)) {
            case RegionAcceptance.Outcome.Accepted(var region) ->
                new Message(text("regions.code-set", region.name(), region.code()), true);
            case RegionAcceptance.Outcome.Rejected(var reason) -> new Message(rejected(reason), false);
        });
    }

    /**
     * Dismisses a region.
     *
     * @return a message for the person
     */
    Message dismiss(RegionId id) {
        return done(actor -> switch (desk.dismiss(id, actor)) {
            case DONE -> new Message(text("regions.dismissed"), true);
            case NOT_FOUND -> new Message(text("regions.not-pending"), false);
            case NOT_ALLOWED -> new Message(text("regions.not-allowed"), false);
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
