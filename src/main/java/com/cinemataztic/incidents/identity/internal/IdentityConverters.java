package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.store.documents.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The stored forms of the types in an account. */
@Component
final class IdentityConverters implements StoreConverters {

    /** An unknown role is read as the one with the fewest rights. */
    static final StoredWords<Role> ROLES = StoredWords.of(
                    Role.class, Map.of(Role.VIEWER, "viewer", Role.OPERATOR, "operator", Role.ADMIN, "admin"))
            .formerly(Map.of("VIEWER", Role.VIEWER, "OPERATOR", Role.OPERATOR, "ADMIN", Role.ADMIN))
            .orElse(Role.VIEWER);

    @Override
    public Collection<StoredForm> converters() {
        return List.of(ROLES.converter());
    }
}
