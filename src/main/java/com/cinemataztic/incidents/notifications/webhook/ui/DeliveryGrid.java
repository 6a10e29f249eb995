package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deliveries, rendered in the browser from properties. */
class DeliveryGrid extends RowGrid<OutboxEntry> {

    private static final String EVENT = """
        <span class="place">${item.event}</span>
        <span class="quiet-line"><time-ago at="${item.at}" ago title="${item.atFull}"></time-ago></span>\
        """;

    private static final String TICKET = """
        <a class="place" href="${item.link}">${item.ticket}</a>
        <span class="quiet-line">${item.webhook}</span>\
        """;

    private static final String OUTCOME = """
        <span class="delivery-outcome" data-outcome="${item.outcome}">${item.outcomeText}</span>
        <span class="quiet-line">${item.answer}</span>\
        """;

    private static final String DETAIL = """
        <span class="letter-reason" title="${item.detail}">${item.detail}</span>
        <span class="quiet-line">${item.next}</span>\
        """;

    private static final String ACTION = """
        <vaadin-button class="delivery-again" theme="tertiary" ?hidden="${!item.ended}" aria-label="${item.label}"
            @click="${redeliver}">${item.again}</vaadin-button>\
        """;

    DeliveryGrid(WebhooksViewModel model, Consumer<OutboxEntry> onRedeliver) {
        super(model::entries, OutboxEntry::id, chosen -> {});
        column(EVENT, text("webhooks.event"), "8rem", 1);
        column(TICKET, text("webhooks.ticket"), "7rem", 1);
        column(OUTCOME, text("webhooks.outcome"), "9rem", 1);
        column(DETAIL, text("webhooks.detail"), "9rem", 2);
        column(
                LitRenderer.<OutboxEntry>of(ACTION)
                        .withProperty("ended", entry -> entry.state() != State.WAITING)
                        .withProperty("again", entry -> text("webhooks.redeliver"))
                        .withProperty(
                                "label",
                                entry -> text(
                                        "webhooks.redeliver-label",
                                        event(entry),
                                        entry.ticket().value()))
                        .withFunction("redeliver", onRedeliver::accept),
                "",
                "8rem",
                0);
    }

    /** Renders again if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<OutboxEntry>of(template)
                .withProperty("event", DeliveryGrid::event)
                .withProperty("at", entry -> (double) entry.createdAt().toEpochMilli())
                .withProperty("atFull", entry -> full(entry.createdAt()))
                .withProperty("ticket", entry -> entry.ticket().value())
                .withProperty("link", entry -> TicketLinks.of(entry.ticket()))
                .withProperty("webhook", OutboxEntry::recipient)
                .withProperty("outcome", WebhooksViewModel::outcome)
                .withProperty("outcomeText", entry -> text("webhooks.outcome." + WebhooksViewModel.outcome(entry)))
                .withProperty("answer", DeliveryGrid::answer)
                .withProperty("detail", OutboxEntry::detail)
                .withProperty("next", this::next);
        column(renderer, header, width, grow);
    }

    private static String event(OutboxEntry entry) {
        return WebhookDeliveries.word(entry.what());
    }

    private static String answer(OutboxEntry entry) {
        var attempts = text("webhooks.attempts", WebhooksViewModel.attempts(entry));
        return entry.answer() == null
                ? attempts
                : text("webhooks.answered", entry.answer().toString(), attempts);
    }

    private String next(OutboxEntry entry) {
        return entry.state() == State.WAITING
                ? text("webhooks.next", full(entry.dueAt()))
                : entry.redeliveredAt() == null ? "" : text("webhooks.again", full(entry.redeliveredAt()));
    }

    private String full(@Nullable Instant at) {
        return at == null ? "" : ZonedTimes.full(at, ReaderZone.of(getContent().getUI()));
    }
}
