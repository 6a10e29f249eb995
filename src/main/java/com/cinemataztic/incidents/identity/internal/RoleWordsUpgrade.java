package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.store.documents.StoredWordsUpgrade;
import org.springframework.stereotype.Component;

/** In version 1 of accounts roles were stored by their constants' names. */
@Component
class RoleWordsUpgrade extends StoredWordsUpgrade {

    RoleWordsUpgrade(StoredDocuments documents) {
        super(documents, AccountDocument.class, "role", IdentityConverters.ROLES, AccountDocument.VERSION);
    }

    @Override
    public String name() {
        return "account-role-words";
    }
}
