package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.Mend;
import com.cinemataztic.incidents.store.StoreConverters;
import com.cinemataztic.incidents.store.StoredForm;
import com.cinemataztic.incidents.store.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How what this module keeps is stored. */
@Component
final class AlertConverters implements StoreConverters {

    /** There is no safe value: a mend of which nobody knows what was missing says nothing. */
    static final StoredWords<Mend.Kind> MISSING = StoredWords.of(
                    Mend.Kind.class, Map.of(Mend.Kind.FIRING, "firing", Mend.Kind.END, "end"))
            .formerly(Map.of("FIRING", Mend.Kind.FIRING, "END", Mend.Kind.END));

    @Override
    public Collection<StoredForm> converters() {
        return List.of(MISSING.converter());
    }
}
