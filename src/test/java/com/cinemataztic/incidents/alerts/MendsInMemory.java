package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What was mended for as long as a test runs. */
public final class MendsInMemory implements Reconciliations {

    private final List<Reconciliation> made = new ArrayList<>();

    @Override
    public void add(Collection<Reconciliation> mends) {
        made.addAll(mends);
    }

    @Override
    public List<Reconciliation> since(Instant then, int limit) {
        return made.stream()
                .filter(mend -> !mend.at().isBefore(then))
                .sorted(Comparator.comparing(Reconciliation::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forget(Instant before) {
        made.removeIf(mend -> mend.at().isBefore(before));
    }
}
