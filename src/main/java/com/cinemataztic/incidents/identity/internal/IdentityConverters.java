package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.store.documents.StoredWords;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The stored forms of the types in an account. */
@Component
final class IdentityConverters implements StoreConverters {

    /** An unknown role is read as the one with the fewest rights. */
    static final StoredWords<Role> ROLES = StoredWords.of(
                    Role.class, Map.of(Role.VIEWER, "viewer", Role.OPERATOR, "operator", Role.ADMIN, "admin"))
            .formerly(Map.of("VIEWER", Role.VIEWER, "OPERATOR", Role.OPERATOR, "ADMIN", Role.ADMIN))
            .orElse(Role.VIEWER);

    private static final StoredWords<AuditEntry.By> BY = StoredWords.of(
                    AuditEntry.By.class, words(AuditEntry.By.values(), AuditEntry.By::word))
            .orElse(AuditEntry.By.PERSON);

    private static final StoredWords<AuditEntry.Result> RESULTS = StoredWords.of(
                    AuditEntry.Result.class, words(AuditEntry.Result.values(), AuditEntry.Result::word))
            .orElse(AuditEntry.Result.UNCONFIRMED);

    private static <E extends Enum<E>> Map<E, String> words(E[] constants, Function<E, String> word) {
        return Arrays.stream(constants).collect(Collectors.toMap(constant -> constant, word));
    }

    @Override
    public Collection<StoredForm> converters() {
        return List.of(ROLES.converter(), BY.converter(), RESULTS.converter());
    }
}
