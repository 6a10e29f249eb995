package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.store.documents.StoredWordsUpgrade;
import org.springframework.stereotype.Component;

/** Version 1 of accounts stored roles by the names of their constants. */
@Component
class RoleWordsUpgrade extends StoredWordsUpgrade {

    private static final int FIRST_VERSION_WITH_WORDS = 2;

    RoleWordsUpgrade(StoredDocuments documents) {
        super(documents, AccountDocument.class, "role", IdentityConverters.ROLES, FIRST_VERSION_WITH_WORDS);
    }

    @Override
    public String name() {
        return "account-role-words";
    }
}
