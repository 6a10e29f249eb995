package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.regions.RegionId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Keeps accounts: makes them, changes them, and sees to it that there is a first admin. */
@Service
public class AccountDesk implements ApplicationRunner {

    /** Shorter passwords are refused. */
    public static final int SHORTEST_PASSWORD = 10;

    /** Longer ones only cost hashing time. */
    public static final int LONGEST_PASSWORD = 200;

    private static final Logger LOGGER = LoggerFactory.getLogger(AccountDesk.class);
    private static final String FIRST_ADMIN = "admin";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Secrets secrets;

    AccountDesk(Accounts accounts, PasswordEncoder encoder, Secrets secrets) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.secrets = secrets;
    }

    /** What came of a change of accounts. */
    public sealed interface Outcome {

        /** It is done and kept. */
        record Done(Account account) implements Outcome {}

        /** It is not done. @param reason a sentence for the person who asked */
        record Refused(String reason) implements Outcome {}
    }

    /** Makes the first admin when there is no account at all. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.all().isEmpty()) {
            return;
        }
        var given = secrets.values("PORTAL_ADMIN_PASSWORD");
        var password = given.isEmpty() ? generatedPassword() : given.getFirst();
        accounts.add(new Account(FIRST_ADMIN, encode(password), Role.ADMIN, Set.of(), true));
        if (given.isEmpty()) {
            // Straight to the terminal, once, and not through the logger: logs are kept and shipped, this must not be.
            System.out.printf(
                    "%n  First account: %s   password: %s   (shown only this once)%n%n", FIRST_ADMIN, password);
        } else {
            LOGGER.info("First account made: {}, with the password of PORTAL_ADMIN_PASSWORD", FIRST_ADMIN);
        }
    }

    /** @return the account, if there is one of that name that may sign in */
    public Optional<Account> enabled(String name) {
        return accounts.find(name).filter(Account::enabled);
    }

    /** @return all accounts, by name; none for anyone but an admin */
    public List<Account> all(Actor asking) {
        return asking.role().includes(Role.ADMIN) ? accounts.all() : List.of();
    }

    /** @return the names of those who may take tickets of the region */
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
     * @param regions the regions it may see; empty: all
     */
    public Outcome add(Actor asking, String name, String password, Role role, Set<RegionId> regions) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Refused("Only an admin may add accounts.");
        }
        if (!goodPassword(password)) {
            return new Outcome.Refused(passwordRule());
        }
        try {
            var account = new Account(name.strip(), encode(password), role, regions, true);
            return accounts.add(account)
                    ? new Outcome.Done(account)
                    : new Outcome.Refused("There is an account \"" + account.name() + "\" already.");
        } catch (IllegalArgumentException badName) {
            return new Outcome.Refused(String.valueOf(badName.getMessage()));
        }
    }

    /**
     * Changes role, regions and whether the account may sign in; a password only if one is given.
     *
     * @param password the new one, or empty to leave it
     */
    public Outcome change(
            Actor asking, String name, Role role, Set<RegionId> regions, boolean enabled, String password) {
        if (!asking.role().includes(Role.ADMIN)) {
            return new Outcome.Refused("Only an admin may change accounts.");
        }
        if (!password.isEmpty() && !goodPassword(password)) {
            return new Outcome.Refused(passwordRule());
        }
        if (name.equals(asking.name()) && (role != Role.ADMIN || !enabled)) {
            return new Outcome.Refused("You can't take the admin's rights from your own account.");
        }
        return accounts.find(name)
                .<Outcome>map(held -> {
                    var hash = password.isEmpty() ? held.passwordHash() : encode(password);
                    var changed = new Account(name, hash, role, regions, enabled);
                    accounts.replace(changed);
                    return new Outcome.Done(changed);
                })
                .orElseGet(() -> new Outcome.Refused("There is no account \"" + name + "\" any more."));
    }

    private String encode(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the password encoder gave nothing");
        }
        return hash;
    }

    private static boolean goodPassword(String password) {
        return password.length() >= SHORTEST_PASSWORD && password.length() <= LONGEST_PASSWORD;
    }

    private static String passwordRule() {
        return "A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.";
    }

    private static String generatedPassword() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
