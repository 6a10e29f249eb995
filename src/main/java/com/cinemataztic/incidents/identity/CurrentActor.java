package com.cinemataztic.incidents.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Returns the current caller. Reads the account's rights on each call, because they may have been revoked. */
@Component
public class CurrentActor {

    private final AccountDesk accounts;
    private final AccountSessions sessions;

    CurrentActor(AccountDesk accounts, AccountSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** @return the caller of this thread; empty if there is none or the account may no longer sign in */
    public Optional<Actor> get() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /**
     * @return the caller of this thread
     * @throws AuthenticationCredentialsNotFoundException if there is none or the account may no longer sign in, however
     *     long its session lasts: 401
     */
    public Actor required() {
        return get().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    /** @return the caller of this thread, to be asked again later and on other threads */
    public Caller caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller token) {
            return token;
        }
        return authentication == null || !authentication.isAuthenticated()
                ? Optional::empty
                : accounts.enabled(authentication.getName())
                        .map(sessions::caller)
                        .orElse(Optional::empty);
    }

    /** @return whether the caller of this thread signs in with a password of the portal */
    public boolean hasPassword() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && accounts.withPassword(authentication.getName()).isPresent();
    }

    private Optional<Actor> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        if (authentication.getPrincipal() instanceof Caller token) {
            return token.now();
        }
        return accounts.enabled(authentication.getName()).map(Account::actor);
    }
}
