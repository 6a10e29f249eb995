package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.SchemaVersion;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An account as it is stored, by its name.
 *
 * @param version absent in one that was kept before changes were counted
 * @param sessionsFrom likewise
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
        return new Account(
                id,
                passwordHash,
                role,
                Set.copyOf(regions),
                enabled,
                Objects.requireNonNullElse(version, 0),
                Objects.requireNonNullElse(sessionsFrom, 0));
    }
}
