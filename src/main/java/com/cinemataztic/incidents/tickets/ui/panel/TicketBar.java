package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done to the ticket. One button is primary: take it, and once one holds it, call. */
class TicketBar extends Composite<Div> {

    /** Receives a click: the ticket and version that were seen, and the transition. */
    @FunctionalInterface
    interface Mover {

        /** @param screensToo whether closing a site also closes the tickets below it; ignored otherwise */
        void move(MoveButton.Seen seen, Transition transition, boolean screensToo);
    }

    private final TicketViewModel model;
    private final Clock clock;
    private final Mover mover;

    private final Anchor call = new Anchor();
    private final MoveButton take;
    private final MoveButton takeOver;
    private final MoveButton assign;
    private final MoveButton release;
    private final MoveButton followUp;
    private final MoveButton close;
    private final MoveButton reopen;
    private final Anchor planMaintenance = new Anchor("", text("maintenance.plan"));
    private final NativeDetails more;

    private @Nullable Ticket shown;

    TicketBar(TicketViewModel model, Clock clock, Shortcuts shortcuts, Mover mover) {
        this.model = model;
        this.clock = clock;
        this.mover = mover;
        take = new MoveButton(text("ticket.take"), seen -> move(seen, new Transition.Take()));
        takeOver = new MoveButton(
                text("ticket.take-over"),
                seen -> model.actor().ifPresent(actor -> move(seen, new Transition.Assign(actor.name()))));
        assign = new MoveButton(
                text("ticket.assign"),
                seen -> new AssignDialog(shown(), model.assignable(shown()), transition -> move(seen, transition))
                        .open());
        release = new MoveButton(text("ticket.release"), seen -> move(seen, new Transition.Release()));
        followUp = new MoveButton(
                text("ticket.follow-up"),
                seen -> new FollowUpDialog(shown(), transition -> move(seen, transition)).open());
        close = new MoveButton(text("ticket.close"), this::askToClose);
        reopen = new MoveButton(text("ticket.reopen"), seen -> move(seen, new Transition.Reopen("")));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        shortcuts.at(TicketShortcuts.TAKE, take);
        shortcuts.at(TicketShortcuts.RELEASE, release);
        shortcuts.at(TicketShortcuts.CLOSE, close);
        call.addClassName("ticket-call");
        planMaintenance.addClassName("plan-maintenance");
        var rest = new Div(assign, followUp, planMaintenance);
        rest.addClassName("ticket-rest");
        var dots = new Span("⋯");
        dots.getElement().setAttribute("aria-label", text("ticket.more"));
        dots.getElement().setAttribute("role", "img");
        more = new NativeDetails(dots, rest);
        more.addClassName("ticket-more");
        var bar = getContent();
        bar.addClassName("ticket-actions");
        bar.add(call, take, takeOver, release, close, reopen, more);
    }

    void show(Ticket ticket, QueueEntry entry) {
        var before = shown;
        if (before != null && !before.id().equals(ticket.id())) {
            more.setOpen(false);
        }
        shown = ticket;
        var may = model.mayChange();
        var inProgress = ticket.state() == State.INPROGRESS;
        take.offer(ticket, may && ticket.state() == State.OPEN);
        takeOver.offer(ticket, may && inProgress && !model.isMine(entry));
        assign.offer(ticket, may && inProgress);
        release.offer(ticket, may && inProgress);
        followUp.offer(ticket, may && inProgress);
        close.offer(ticket, may && ticket.state().live());
        reopen.offer(ticket, may && ticket.state() == State.CLOSED);
        var place = placeOf(ticket);
        planMaintenance.setVisible(may && place.isPresent());
        planMaintenance.setHref(place.map(MaintenanceLinks::plan).orElse(MaintenanceLinks.PAGE));
        more.setVisible(may && (inProgress || place.isPresent()));
        showCall(ticket, inProgress && model.isMine(entry));
    }

    private void showCall(Ticket ticket, boolean primary) {
        var card = model.cardOf(ticket.subject().cinemaId())
                .filter(known -> ticket.state().live() && !known.phone().isBlank());
        call.setVisible(card.isPresent());
        call.setText(card.map(CinemaCard::phone)
                .map(phone -> text("ticket.call", phone))
                .orElse(""));
        call.setHref(card.map(known -> "tel:" + known.dialled()).orElse(""));
        call.getElement().setAttribute("data-primary", primary);
    }

    /**
     * @return the screen, else the cinema, that a maintenance window for this ticket would cover; empty at no cinema
     */
    private static Optional<Scope> placeOf(Ticket ticket) {
        var subject = ticket.subject();
        return Scope.screen(subject.cinemaId(), subject.screenId()).or(() -> Scope.cinema(subject.cinemaId()));
    }

    private void askToClose(MoveButton.Seen seen) {
        var ticket = shown();
        var entry = model.entry(ticket);
        var recheck = ZonedTimes.clock(model.snoozedUntil(ticket), entry.zone(), clock.instant());
        new CloseDialog(
                        ticket,
                        model.under(entry).size(),
                        entry.goneSince() != null,
                        recheck,
                        placeOf(ticket).orElse(null),
                        (close, screensToo) -> mover.move(seen, close, screensToo))
                .open();
    }

    private void move(MoveButton.Seen seen, Transition transition) {
        mover.move(seen, transition, false);
    }

    private Ticket shown() {
        return Objects.requireNonNull(shown, "a button of an empty panel");
    }
}
