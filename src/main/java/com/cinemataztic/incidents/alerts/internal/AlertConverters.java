package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.store.documents.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Maps the values that this module stores. */
@Component
final class AlertConverters implements StoreConverters {

    /** There is no safe default: a reconciliation without a known kind says nothing. */
    static final StoredWords<Reconciliation.Kind> MISSING = StoredWords.of(
                    Reconciliation.Kind.class,
                    Map.of(Reconciliation.Kind.FIRING, "firing", Reconciliation.Kind.END, "end"))
            .formerly(Map.of("FIRING", Reconciliation.Kind.FIRING, "END", Reconciliation.Kind.END));

    @Override
    public Collection<StoredForm> converters() {
        return List.of(MISSING.converter());
    }
}
