package com.cinemataztic.incidents.tickets.graphql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter of a query as the parameters of REST, which are read in one place. */
final class TicketFilterInput {

    private TicketFilterInput() {}

    /** @param filter the input object; its fields have the names of the parameters */
    static Map<String, List<String>> parameters(@Nullable Map<String, @Nullable Object> filter) {
        var parameters = new HashMap<String, List<String>>();
        if (filter != null) {
            filter.forEach((name, value) -> {
                if (value != null) {
                    parameters.put(name, texts(value));
                }
            });
        }
        return parameters;
    }

    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> values) {
            var texts = new ArrayList<String>();
            values.forEach(each -> texts.add(String.valueOf(each)));
            return texts;
        }
        return List.of(value.toString());
    }
}
