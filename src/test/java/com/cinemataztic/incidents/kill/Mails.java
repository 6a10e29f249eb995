package com.cinemataztic.incidents.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What arrived by mail, by who got it.
 *
 * @param texts the mails of each address, as text, in the order they came
 */
record Mails(Map<String, List<String>> texts) {

    private static final Pattern ID = Pattern.compile("\\b[A-Z]{2}-[0-9]+\\b");

    Mails {
        texts = Map.copyOf(texts);
    }

    /** Collects as they come. */
    static final class Collector {

        private final Map<String, List<String>> texts = new HashMap<>();

        synchronized void add(String address, String text) {
            texts.computeIfAbsent(address, any -> new ArrayList<>()).add(text);
        }

        synchronized Mails mails() {
            return new Mails(texts.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
        }
    }

    /** @return in how many mails to this address each ticket is named */
    Map<String, Integer> named(String address) {
        var counts = new TreeMap<String, Integer>();
        for (var text : texts.getOrDefault(address, List.of())) {
            idsIn(text).forEach(id -> counts.merge(id, 1, Integer::sum));
        }
        return counts;
    }

    /** @return how many mails this address got */
    int count(String address) {
        return texts.getOrDefault(address, List.of()).size();
    }

    private static Set<String> idsIn(String text) {
        return ID.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(HashSet::new));
    }
}
