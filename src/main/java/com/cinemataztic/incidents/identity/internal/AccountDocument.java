package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An account as stored; its id is its name.
 *
 * @param version null: stored before changes were counted. Not a {@code @Version}: Spring Data would take null for a
 *     new document
 */
@Document("accounts")
@SchemaVersion(AccountDocument.VERSION)
record AccountDocument(
        @MongoId String id,
        String passwordHash,
        Role role,
        List<RegionId> regions,
        boolean enabled,
        @Nullable Integer version,
        @Nullable Integer sessionsFrom,
        @Nullable String subject,
        @Nullable String mail) {

    static final int VERSION = 3;

    static AccountDocument of(Account account) {
        return new AccountDocument(
                account.name(),
                account.passwordHash(),
                account.role(),
                account.regions().stream().sorted().toList(),
                account.enabled(),
                account.version(),
                account.sessionsFrom(),
                account.subject(),
                account.mail());
    }

    Account toAccount() {
        return new Account(
                id,
                passwordHash,
                role,
                Set.copyOf(regions),
                enabled,
                orZero(version),
                orZero(sessionsFrom),
                subject,
                mail);
    }

    private static int orZero(@Nullable Integer counted) {
        return counted == null ? 0 : counted;
    }
}
