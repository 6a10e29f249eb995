package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.store.documents.StoredWordsUpgrade;
import org.springframework.stereotype.Component;

/** In version 1 of mends what was missing was stored by its constant's name. */
@Component
class ReconciliationWordsUpgrade extends StoredWordsUpgrade {

    ReconciliationWordsUpgrade(StoredDocuments documents) {
        super(
                documents,
                ReconciliationDocument.class,
                "missing",
                AlertConverters.MISSING,
                ReconciliationDocument.VERSION);
    }

    @Override
    public String name() {
        return "mend-kind-words";
    }
}
