package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reconciliations for as long as a test runs. */
public final class ReconciliationsInMemory implements Reconciliations {

    private final List<Reconciliation> made = new ArrayList<>();

    @Override
    public void add(Collection<Reconciliation> added) {
        made.addAll(added);
    }

    @Override
    public List<Reconciliation> since(Instant then, int limit) {
        return made.stream()
                .filter(each -> !each.at().isBefore(then))
                .sorted(Comparator.comparing(Reconciliation::at).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void forget(Instant before) {
        made.removeIf(each -> each.at().isBefore(before));
    }
}
