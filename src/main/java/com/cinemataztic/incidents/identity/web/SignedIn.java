package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Account;
import java.util.List;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/** A signed-in person, with the version of the account that the password was checked against. */
final class SignedIn extends User {

    private static final long serialVersionUID = 1L;

    private final int version;

    SignedIn(Account account) {
        super(
                account.name(),
                account.passwordHash(),
                List.copyOf(AuthorityUtils.createAuthorityList(
                        "ROLE_" + account.role().name())));
        this.version = account.version();
    }

    int version() {
        return version;
    }
}
