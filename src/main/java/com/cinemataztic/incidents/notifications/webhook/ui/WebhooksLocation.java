package com.cinemataztic.incidents.notifications.webhook.ui;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the page that its address holds. Parts that cannot be read are ignored.
 *
 * @param hook to this webhook; null: to any
 * @param state null: any
 * @param before the page follows after this entry; null: it begins with the newest
 */
record WebhooksLocation(
        @Nullable WebhookName hook, @Nullable State state, Outbox.@Nullable Position before) {

    static final WebhooksLocation USUAL = new WebhooksLocation(null, null, null);

    private static final String HOOK = "webhook";
    private static final String STATE = "state";
    private static final String BEFORE = "before";

    static WebhooksLocation of(QueryParameters parameters) {
        return new WebhooksLocation(
                parameters.getSingleParameter(HOOK).flatMap(WebhookName::parse).orElse(null),
                parameters.getSingleParameter(STATE).flatMap(State::parse).orElse(null),
                parameters
                        .getSingleParameter(BEFORE)
                        .flatMap(WebhooksLocation::position)
                        .orElse(null));
    }

    /** The moment and the id, e.g. {@code 2026-11-27T18:30:00.123Z DK-1:c1:hook:pager}. */
    private static Optional<Outbox.Position> position(String text) {
        var space = text.indexOf(' ');
        try {
            return space < 0
                    ? Optional.empty()
                    : Optional.of(
                            new Outbox.Position(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (hook != null) {
            parameters.put(HOOK, hook.value());
        }
        if (state != null) {
            parameters.put(STATE, state.word());
        }
        if (before != null) {
            parameters.put(BEFORE, before.at() + " " + before.id());
        }
        return QueryParameters.simple(parameters);
    }

    WebhooksLocation after(OutboxEntry last) {
        return new WebhooksLocation(hook, state, new Outbox.Position(last.createdAt(), last.id()));
    }

    WebhooksLocation newest() {
        return new WebhooksLocation(hook, state, null);
    }
}
