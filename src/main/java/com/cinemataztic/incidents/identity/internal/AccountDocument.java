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
 * An account as it is stored, by its name.
 *
 * @param version null: it was stored before changes were counted. No {@code @Version}: that would take it for a new one
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
        @Nullable Integer sessionsFrom) {

    static final int VERSION = 2;

    static AccountDocument of(Account account) {
        return new AccountDocument(
                account.name(),
                account.passwordHash(),
                account.role(),
                account.regions().stream().sorted().toList(),
                account.enabled(),
                account.version(),
                account.sessionsFrom());
    }

    Account toAccount() {
        return new Account(id, passwordHash, role, Set.copyOf(regions), enabled, orZero(version), orZero(sessionsFrom));
    }

    private static int orZero(@Nullable Integer counted) {
        return counted == null ? 0 : counted;
    }
}
