package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.store.StoredDocuments;
import com.cinemataztic.incidents.store.StoredWordsUpgrade;
import org.springframework.stereotype.Component;

/** In version 1 of mends what was missing was stored by its constant's name. */
@Component
class MendWordsUpgrade extends StoredWordsUpgrade {

    MendWordsUpgrade(StoredDocuments documents) {
        super(documents, MendDocument.class, "missing", AlertConverters.MISSING, MendDocument.VERSION);
    }

    @Override
    public String name() {
        return "mend-kind-words";
    }
}
