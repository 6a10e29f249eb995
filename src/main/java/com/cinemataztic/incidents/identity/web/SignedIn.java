package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;

/**
 * A signed-in person, with the version of the account at that moment, and with what the identity provider said if the
 * person signed in there.
 */
final class SignedIn extends User {

    private static final long serialVersionUID = 1L;

    private final int version;
    private final @Nullable ProviderIdentity identity;

    SignedIn(Account account) {
        this(account, null);
    }

    SignedIn(Account account, @Nullable ProviderIdentity identity) {
        super(
                account.name(),
                account.passwordHash(),
                List.copyOf(AuthorityUtils.createAuthorityList(
                        "ROLE_" + account.role().name())));
        this.version = account.version();
        this.identity = identity;
    }

    int version() {
        return version;
    }

    /** @return what the identity provider said; null if a password was checked */
    @Nullable
    ProviderIdentity identity() {
        return identity;
    }

    /** @return the signed-in person of this thread's request; null if there is none */
    static @Nullable SignedIn current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? who : null;
    }
}
