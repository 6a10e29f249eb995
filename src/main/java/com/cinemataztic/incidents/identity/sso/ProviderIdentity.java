package com.cinemataztic.incidents.identity.sso;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as the identity provider describes them on a request.
 *
 * @param subject the provider's id of the person; never changes
 * @param userName the name the person signs in with at the provider; may change, and need not be unique
 * @param mail the mail address; null if the provider names none
 * @param groups the exact names of the person's groups
 */
public record ProviderIdentity(
        String subject, String userName, @Nullable String mail, Set<String> groups) implements Serializable {

    public ProviderIdentity {
        groups = Set.copyOf(groups);
    }
}
