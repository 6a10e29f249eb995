package com.cinemataztic.incidents.tickets.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An event for all readers with the same selection and position. */
public final class SharedEvent {

    private final TicketEvent event;
    private final boolean kept;
    private final Map<Class<?>, Object> forms = new ConcurrentHashMap<>();

    /** @param kept whether what is made of the event is kept for other readers */
    SharedEvent(TicketEvent event, boolean kept) {
        this.event = event;
        this.kept = kept;
    }

    public TicketEvent event() {
        return event;
    }

    /** @return how many tickets it carries */
    int size() {
        return size(event);
    }

    static int size(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Reset reset -> reset.tickets().size();
            case TicketEvent.Changes changes -> changes.changed().size();
            case TicketEvent.Status _, TicketEvent.End _ -> 0;
        };
    }

    boolean isKept() {
        return kept;
    }

    /** @return the event in another form, which nobody may modify; if it is kept, it is made once for all readers */
    public <T> T as(Class<T> form, Function<TicketEvent, T> maker) {
        return kept ? form.cast(forms.computeIfAbsent(form, _ -> maker.apply(event))) : maker.apply(event);
    }
}
