package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.store.documents.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How what this module keeps is stored. */
@Component
final class AlertConverters implements StoreConverters {

    /** There is no safe value: a mend of which nobody knows what was missing says nothing. */
    static final StoredWords<Reconciliation.Kind> MISSING = StoredWords.of(
                    Reconciliation.Kind.class,
                    Map.of(Reconciliation.Kind.FIRING, "firing", Reconciliation.Kind.END, "end"))
            .formerly(Map.of("FIRING", Reconciliation.Kind.FIRING, "END", Reconciliation.Kind.END));

    @Override
    public Collection<StoredForm> converters() {
        return List.of(MISSING.converter());
    }
}
