package com.cinemataztic.incidents.store.conformance;

import static com.cinemataztic.incidents.support.Given.NOON;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.identity.preferences.StoredPreferences;
import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.ApiTokens;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Those of {@link AdapterCalls} that are about accounts, tokens, preferences and the audit log. */
final class IdentityCalls {

    private static final RegionId DENMARK = new RegionId("denmark");

    private IdentityCalls() {}

    static void accounts(Accounts accounts) {
        var olga = Account.create("olga", "hash", Role.OPERATOR, Set.of(DENMARK), true);
        accounts.add(olga);
        accounts.find("olga");
        accounts.findBySubject("s-1");
        accounts.all();
        accounts.replace(olga, olga);
        accounts.replace(new Account("olga", "hash", Role.OPERATOR, Set.of(DENMARK), true, 0, 0, null, null), olga);
    }

    static void tokens(ApiTokens tokens) {
        var secret = new ApiToken.Secret("00", NOON);
        var token = new ApiToken(
                "billing",
                Set.of(Scope.TICKETS_READ),
                Set.of(DENMARK),
                "anna",
                NOON,
                NOON.plusSeconds(60),
                List.of(secret),
                null,
                null,
                1);
        tokens.add(token);
        tokens.all();
        tokens.replace(token, token);
        tokens.used("billing", NOON);
    }

    static void preferences(StoredPreferences preferences) {
        preferences.put(new PersonalPreferences("olga", Map.of("language", "da"), 0));
        preferences.put(preferences.find("olga").orElseThrow());
    }

    static void audit(AuditEntries entries) {
        entries.add(new AuditEntry(
                "a1",
                NOON,
                "admin",
                AuditEntry.By.PERSON,
                "account-added",
                "anna",
                new TreeMap<>(),
                new TreeMap<>(Map.of("role", "operator")),
                AuditEntry.Result.UNCONFIRMED));
        entries.mark("a1", AuditEntry.Result.DONE);
        entries.read(NOON, new AuditEntries.Position(NOON, "a1"), 10);
        entries.forget(NOON);
    }
}
