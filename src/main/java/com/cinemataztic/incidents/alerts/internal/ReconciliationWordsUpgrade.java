package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.store.documents.StoredWordsUpgrade;
import org.springframework.stereotype.Component;

/** Version 1 of reconciliations stored the kind by the name of its constant. */
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
