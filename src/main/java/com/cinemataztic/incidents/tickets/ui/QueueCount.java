package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.vaadin.flow.component.Component;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Counts the tickets that nobody has taken. Tickets below a site count as that site, as in the queue. */
@org.springframework.stereotype.Component
class QueueCount implements MenuCount {

    private final TicketQueue queue;
    private final CurrentActor currentActor;
    private final TicketFeed feed;

    QueueCount(TicketQueue queue, CurrentActor currentActor, TicketFeed feed) {
        this.queue = queue;
        this.currentActor = currentActor;
        this.feed = feed;
    }

    @Override
    public Class<? extends Component> page() {
        return QueueView.class;
    }

    @Override
    public boolean isInTitle() {
        return true;
    }

    @Override
    public Runnable subscribe(Runnable changed) {
        return feed.subscribe(changed)::close;
    }

    @Override
    public Optional<Count> now() {
        var open = currentActor.get().map(queue::open).orElse(Map.of());
        int number = open.values().stream().mapToInt(Integer::intValue).sum();
        return open.keySet().stream()
                .max(Comparator.naturalOrder())
                .map(worst -> new Count(number, level(worst), text("queue.open-count", number, word(worst))));
    }

    private static Level level(Severity severity) {
        return switch (severity) {
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case CRITICAL -> Level.CRITICAL;
        };
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case INFO -> text("queue.worst.info");
            case WARNING -> text("queue.worst.warning");
            case CRITICAL -> text("queue.worst.critical");
        };
    }
}
