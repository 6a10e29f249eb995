package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.Remark;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.dom.Element;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Notes on the chosen ticket: how a call went, what the cinema promised, or a comment. What was typed stays through
 * refreshes, and goes with the ticket it was typed for. A promise counts down until its time, and up from then on.
 */
class ContactLog extends Composite<Div> {

    private final Clock clock;
    private final BiPredicate<TicketId, Remark> onRemark;
    private final TextArea words = new TextArea(text("ticket.note"));
    private final TimePicker promised = new TimePicker(text("ticket.promised.time"));
    private final Div promise = new Div();
    private final Div form = new Div();
    private @Nullable TicketId shown;
    private ZoneId zone = ZoneOffset.UTC;

    /** @param onRemark returns whether the remark was made */
    ContactLog(Clock clock, BiPredicate<TicketId, Remark> onRemark) {
        this.clock = clock;
        this.onRemark = onRemark;
        words.setMaxLength(Transition.LONGEST_NOTE);
        words.setMinRows(1);
        words.setWidthFull();
        promised.setStep(Duration.ofMinutes(15));
        var promiseButton = button("ticket.promised", this::promise);
        promiseButton.setEnabled(false);
        promised.addValueChangeListener(event -> promiseButton.setEnabled(event.getValue() != null));
        var calls = new Div(
                button("ticket.called", () -> remark(Remark.called(words.getValue()))),
                button("ticket.no-answer", () -> remark(Remark.noAnswer(words.getValue()))),
                button("ticket.comment.add", this::comment));
        calls.addClassName("contact-calls");
        var until = new Div(promised, promiseButton);
        until.addClassName("contact-promise");
        form.addClassName("contact-form");
        form.add(words, calls, until);
        promise.addClassName("ticket-promise");
        promise.setVisible(false);
        getContent().addClassName("contact-log");
        getContent().add(promise, form);
    }

    TextArea field() {
        return words;
    }

    void show(Ticket ticket, boolean offered, ZoneId local) {
        zone = local;
        if (!ticket.id().equals(shown)) {
            words.clear();
            promised.clear();
            shown = ticket.id();
        }
        form.setVisible(offered);
        showPromise(lastPromise(ticket).orElse(null));
    }

    /** @return the last promise, while nobody has noted another call since and the ticket is live */
    private static Optional<TimelineEntry> lastPromise(Ticket ticket) {
        return ticket.timeline().stream()
                .filter(entry -> ticket.state().live() && entry.kind().isRemark())
                .filter(entry -> entry.kind() != TimelineEntry.Kind.COMMENT)
                .max(Comparator.comparing(TimelineEntry::at))
                .filter(entry -> entry.dueAt() != null);
    }

    private void showPromise(@Nullable TimelineEntry entry) {
        var dueAt = entry == null ? null : entry.dueAt();
        promise.removeAll();
        promise.setVisible(dueAt != null);
        if (dueAt == null) {
            return;
        }
        var over = !dueAt.isAfter(clock.instant());
        var time = new Element(over ? "time-ago" : "time-left");
        time.setAttribute("kind", "next");
        time.setAttribute("ago", over);
        time.setAttribute("at", Long.toString(dueAt.toEpochMilli()));
        promise.add(
                new Span(text(over ? "ticket.promise.over" : "ticket.promise", TicketWords.due(dueAt, zone, clock))));
        promise.getElement().appendChild(time);
        promise.getElement().setAttribute("data-over", over);
    }

    private Button button(String key, Runnable onClick) {
        var button = new Button(text(key), click -> onClick.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void comment() {
        if (!words.getValue().isBlank()) {
            remark(Remark.comment(words.getValue()));
        }
    }

    private void promise() {
        var time = promised.getValue();
        if (time != null) {
            var now = clock.instant().atZone(zone);
            var today = now.toLocalDate().atTime(time).atZone(zone);
            Instant dueAt = (today.isAfter(now)
                            ? today
                            : now.toLocalDate().plusDays(1).atTime(time).atZone(zone))
                    .toInstant();
            remark(Remark.promised(words.getValue(), dueAt));
        }
    }

    private void remark(Remark remark) {
        var ticket = shown;
        if (ticket != null && onRemark.test(ticket, remark)) {
            words.clear();
            promised.clear();
        }
    }
}
