package com.cinemataztic.incidents.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is held in memory, by id.
 *
 * @param items the items, by id
 * @param total how many there are in all
 * @param next the cursor of the next page; absent on the last
 */
public record ListPage<T>(
        List<T> items, int total, @Nullable String next) {

    /**
     * @param all the whole list, in any order
     * @param id of an item
     * @param query the query in one text
     * @param limit maximum number
     * @param cursor the cursor of the page before; blank: the first page
     * @throws BadRequest if it is not a cursor of this query
     */
    public static <T> ListPage<T> of(List<T> all, Function<T, String> id, String query, int limit, String cursor) {
        var last = Cursor.read(cursor, query, parts -> String.join(":", parts));
        var left = all.stream()
                .filter(item -> last == null || id.apply(item).compareTo(last) > 0)
                .sorted(Comparator.comparing(id))
                .limit(limit + 1L)
                .toList();
        var items = left.stream().limit(limit).toList();
        return new ListPage<>(
                items,
                all.size(),
                left.size() > limit ? Cursor.write(query, List.of(id.apply(items.getLast()))) : null);
    }

    /** @return the same page with each item as it goes over the wire */
    public <R> ListPage<R> map(Function<T, R> written) {
        return new ListPage<>(items.stream().map(written).toList(), total, next);
    }
}
