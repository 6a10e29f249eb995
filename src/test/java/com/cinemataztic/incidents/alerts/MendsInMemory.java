package com.cinemataztic.incidents.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What was mended for as long as a test runs. */
final class MendsInMemory implements Mends {

    private final List<Mend> made = new ArrayList<>();

    @Override
    public void add(Collection<Mend> mends) {
        made.addAll(mends);
    }

    @Override
    public List<Mend> since(Instant then, int limit) {
        return made.stream()
                .filter(mend -> !mend.at().isBefore(then))
                .sorted(Comparator.comparing(Mend::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forget(Instant before) {
        made.removeIf(mend -> mend.at().isBefore(before));
    }
}
