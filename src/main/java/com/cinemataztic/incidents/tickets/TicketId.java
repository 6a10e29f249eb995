package com.cinemataztic.incidents.tickets;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's id for people: the code of the region it was opened in and a running number, e.g. {@code DK-1042}. An id
 * is never reused, and does not change when the ticket moves to another region.
 *
 * @param value the id as written
 */
public record TicketId(String value) {

    private static final int LONGEST = 16;
    private static final Pattern SYNTAX = Pattern.compile("[A-Z]{2}-[1-9][0-9]{0,11}");

    public TicketId {
        if (value.length() > LONGEST || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a ticket id: something like DK-1042 wanted");
        }
    }

    /** @return the ticket with this number in the region with this code */
    public static TicketId of(String regionCode, long number) {
        return new TicketId(regionCode + "-" + number);
    }

    /** @return the id in the text, if the text is one */
    public static Optional<TicketId> parse(@Nullable String text) {
        return text != null && text.length() <= LONGEST && SYNTAX.matcher(text).matches()
                ? Optional.of(new TicketId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
