package com.cinemataztic.incidents.tickets.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An event for all readers with the same selection and position. */
public final class SharedEvent {

    /** What is made of larger events is not kept: with many selections, they would fill the memory. */
    private static final int MOST_TICKETS = 200;

    private final TicketEvent event;
    private final Map<Class<?>, Object> forms = new ConcurrentHashMap<>();

    SharedEvent(TicketEvent event) {
        this.event = event;
    }

    public TicketEvent event() {
        return event;
    }

    /** @return how many tickets it carries */
    int size() {
        return switch (event) {
            case TicketEvent.Reset reset -> reset.tickets().size();
            case TicketEvent.Changes changes -> changes.changed().size();
            case TicketEvent.Status _, TicketEvent.End _ -> 0;
        };
    }

    boolean isSmall() {
        return size() <= MOST_TICKETS;
    }

    /** @return the event in another form, which nobody may modify; that of a small one is made once for all readers */
    public <T> T as(Class<T> form, Function<TicketEvent, T> maker) {
        return isSmall() ? form.cast(forms.computeIfAbsent(form, _ -> maker.apply(event))) : maker.apply(event);
    }
}
