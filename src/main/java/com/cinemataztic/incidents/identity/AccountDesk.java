package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Creates and changes accounts. */
@Service
public class AccountDesk {

    /** Shorter passwords are rejected. */
    public static final int SHORTEST_PASSWORD = 12;

    /** Longer passwords are rejected: they only cost hashing time. */
    public static final int LONGEST_PASSWORD = 200;

    private static final Logger LOGGER = LoggerFactory.getLogger(AccountDesk.class);

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final AccountSessions sessions;
    private final SignInThrottle throttle;
    private final AuditLog audit;

    AccountDesk(
            Accounts accounts,
            PasswordEncoder encoder,
            AccountSessions sessions,
            SignInThrottle throttle,
            AuditLog audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** The result of a change to an account. */
    public sealed interface Outcome {

        /** The change was made and stored. */
        record Done(Account account) implements Outcome {}

        /** The change was rejected. */
        record Rejected(AccountRejection reason) implements Outcome {}
    }

    /** Ends sessions whose rights were revoked by another portal on the same store. */
    @Scheduled(fixedDelayString = "${portal.identity.read-every:2s}")
    void readAgain() {
        try {
            sessions.applyAll(accounts::all);
        } catch (StoreUnavailable later) {
            LOGGER.debug("Accounts could not be read; trying again", later);
        }
    }

    /** @return the account with that name, if it exists and may sign in */
    public Optional<Account> enabled(String name) {
        var found = accounts.find(name);
        found.ifPresent(account -> sessions.apply(account, ""));
        return found.filter(Account::enabled);
    }

    /** @return the account with that name, if it may sign in with a password */
    public Optional<Account> withPassword(String name) {
        return enabled(name).filter(Account::isLocal);
    }

    /** @return whether an account with that name exists, enabled or not */
    public boolean exists(String name) {
        return accounts.find(name).isPresent();
    }

    /** @return all accounts, sorted by name; empty unless an admin asks */
    public List<Account> all(Actor asking) {
        return asking.role().includes(Role.ADMIN) ? accounts.all() : List.of();
    }

    /** @return the names of the accounts that may take tickets of the region */
    public List<String> operatorsOf(RegionId region) {
        return accounts.all().stream()
                .filter(Account::enabled)
                .filter(account ->
                        account.actor().mayChange() && account.actor().maySee(region))
                .map(Account::name)
                .toList();
    }

    /**
     * Adds an account.
     *
     * @param regions the regions it may see; empty: all, as for every admin
     */
    public Outcome add(Actor asking, String name, String password, Role role, Set<RegionId> regions) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(AccountRejection.NOT_ADMIN);
        }
        if (!goodPassword(password)) {
            return new Outcome.Rejected(AccountRejection.PASSWORD_LENGTH);
        }
        if (!role.takes(regions)) {
            return new Outcome.Rejected(AccountRejection.ADMIN_REGIONS);
        }
        try {
            var account = Account.create(name.strip(), encode(password), role, regions, true);
            if (!audit.record(addition(asking, account), () -> accounts.add(account))) {
                return new Outcome.Rejected(AccountRejection.NAME_TAKEN);
            }
            LOGGER.info("{} added the account {} ({})", asking.name(), account.name(), role);
            return new Outcome.Done(account);
        } catch (IllegalArgumentException invalidName) {
            return new Outcome.Rejected(AccountRejection.NAME_INVALID);
        } catch (TooManyAttempts busy) {
            return new Outcome.Rejected(AccountRejection.TOO_MANY_ATTEMPTS);
        }
    }

    /** The same for a caller that has no session to keep. */
    public Outcome change(
            Actor asking, String name, Role role, Set<RegionId> regions, boolean enabled, String password) {
        return change(asking, name, role, regions, enabled, password, "");
    }

    /**
     * Changes the role, the regions and whether the account may sign in, and the password only if one is given. A
     * change of role, password or right to sign in ends the account's sessions. Of an account from the identity
     * provider only the right to sign in can be changed.
     *
     * @param password the new password, or empty to keep the present one
     * @param session the id of the calling session; it continues if it is the account's own; empty if there is none
     */
    public Outcome change(
            Actor asking,
            String name,
            Role role,
            Set<RegionId> regions,
            boolean enabled,
            String password,
            String session) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(AccountRejection.NOT_ADMIN);
        }
        if (!password.isEmpty() && !goodPassword(password)) {
            return new Outcome.Rejected(AccountRejection.PASSWORD_LENGTH);
        }
        if (name.equals(asking.name()) && (role != Role.ADMIN || !enabled)) {
            return new Outcome.Rejected(AccountRejection.OWN_RIGHTS);
        }
        try {
            var held = accounts.find(name).orElse(null);
            if (held == null) {
                return new Outcome.Rejected(AccountRejection.NO_SUCH_ACCOUNT);
            }
            var rights = role == held.role() && regions.equals(held.regions());
            if (!held.isLocal() && !(rights && password.isEmpty())) {
                return new Outcome.Rejected(AccountRejection.PROVIDED);
            }
            // An admin stored with regions keeps them until an admin takes them away: nothing widens unasked.
            if (!rights && !role.takes(regions)) {
                return new Outcome.Rejected(AccountRejection.ADMIN_REGIONS);
            }
            var hash = password.isEmpty() ? held.passwordHash() : encode(password);
            return replaced(held, held.change(hash, role, regions, enabled), asking, session);
        } catch (TooManyAttempts busy) {
            return new Outcome.Rejected(AccountRejection.TOO_MANY_ATTEMPTS);
        }
    }

    /**
     * Changes the caller's own password and ends the caller's other sessions.
     *
     * @param current the present password
     * @param password the new password
     * @param session the id of the calling session; it continues
     */
    public Outcome changeOwnPassword(Actor asking, String current, String password, String session) {
        if (!goodPassword(password)) {
            return new Outcome.Rejected(AccountRejection.PASSWORD_LENGTH);
        }
        var held = enabled(asking.name()).orElse(null);
        if (held == null) {
            return new Outcome.Rejected(AccountRejection.DISABLED);
        }
        if (!held.isLocal()) {
            return new Outcome.Rejected(AccountRejection.PROVIDED);
        }
        if (!throttle.admits(asking.name(), session)) {
            return new Outcome.Rejected(AccountRejection.TOO_MANY_ATTEMPTS);
        }
        try {
            if (!encoder.matches(current, held.passwordHash())) {
                return new Outcome.Rejected(AccountRejection.WRONG_PASSWORD);
            }
            throttle.succeeded(asking.name(), session);
            if (password.equals(current)) {
                return new Outcome.Rejected(AccountRejection.SAME_PASSWORD);
            }
            var changed = held.change(encode(password), held.role(), held.regions(), held.enabled());
            return replaced(held, changed, asking, session);
        } catch (TooManyAttempts busy) {
            throttle.withdrawn(asking.name(), session);
            return new Outcome.Rejected(AccountRejection.TOO_MANY_ATTEMPTS);
        }
    }

    /**
     * Ends all sessions of an account on all instances: here at once, elsewhere within two seconds. People may do it with
     * their own account, admins with every account.
     *
     * @param session the id of the calling session; it continues if it is the account's own; empty if there is none
     */
    public Outcome signOutEverywhere(Actor asking, String name, String session) {
        var own = asking.token() == null && asking.name().equals(name);
        if (!own && !asking.role().includes(Role.ADMIN)) {
            return new Outcome.Rejected(AccountRejection.NOT_ADMIN);
        }
        var held = accounts.find(name).orElse(null);
        if (held == null) {
            return new Outcome.Rejected(AccountRejection.NO_SUCH_ACCOUNT);
        }
        var changed = held.signOut();
        var change = new AuditLog.Change(asking, AuditLog.Kind.SESSIONS_ENDED, name, Map.of(), Map.of());
        if (!audit.record(change, () -> accounts.replace(held, changed))) {
            return new Outcome.Rejected(AccountRejection.CHANGED);
        }
        sessions.apply(changed, own ? session : "");
        return new Outcome.Done(changed);
    }

    private Outcome replaced(Account held, Account changed, Actor asking, String session) {
        if (!audit.record(replacement(asking, held, changed), () -> accounts.replace(held, changed))) {
            return new Outcome.Rejected(AccountRejection.CHANGED);
        }
        LOGGER.info(
                "{} changed the account {}: {}, {}{}",
                asking.name(),
                changed.name(),
                changed.role(),
                changed.enabled() ? "may sign in" : "may not sign in",
                changed.passwordHash().equals(held.passwordHash()) ? "" : ", a new password");
        sessions.apply(changed, changed.name().equals(asking.name()) ? session : "");
        return new Outcome.Done(changed);
    }

    /** @return the change that adds an account, for the audit log */
    public static AuditLog.Change addition(Actor asking, Account account) {
        return new AuditLog.Change(asking, AuditLog.Kind.ACCOUNT_ADDED, account.name(), Map.of(), account.values());
    }

    /** @return the change of an account, for the audit log */
    public static AuditLog.Change replacement(Actor asking, Account held, Account changed) {
        var after = new HashMap<>(changed.values());
        if (!changed.passwordHash().equals(held.passwordHash())) {
            after.put("password", "changed");
        }
        return new AuditLog.Change(asking, AuditLog.Kind.ACCOUNT_CHANGED, changed.name(), held.values(), after);
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password), "the password encoder gave nothing");
    }

    static boolean goodPassword(String password) {
        return password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD;
    }
}
