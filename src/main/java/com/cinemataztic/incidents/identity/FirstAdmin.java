package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.store.GeneratedSecrets;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Creates the first admin when there is no account. */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger LOGGER = LoggerFactory.getLogger(FirstAdmin.class);
    private static final String NAME = "admin";
    private static final String PASSWORD = "PORTAL_ADMIN_PASSWORD";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final GeneratedSecrets secrets;
    private final AuditLog audit;

    FirstAdmin(Accounts accounts, PasswordEncoder encoder, GeneratedSecrets secrets, AuditLog audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.secrets = secrets;
        this.audit = audit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.all().isEmpty()) {
            return;
        }
        // A generated password is in its file, which only its owner can read. Logs are kept and shipped, so they name
        // only the file.
        var password = secrets.values(PASSWORD, "admin-password").getFirst();
        if (!AccountDesk.goodPassword(password)) {
            throw new IdentityMisconfigured(
                    PASSWORD + " must have " + AccountDesk.SHORTEST_PASSWORD + " to " + AccountDesk.LONGEST_PASSWORD
                            + " characters.",
                    "Set a longer one, or none to have one generated.");
        }
        var hash = Objects.requireNonNull(encoder.encode(password));
        var first = Account.create(NAME, hash, Role.ADMIN, Set.of(), true);
        if (audit.record(AccountDesk.addition(Actor.SYSTEM, first), () -> accounts.add(first))) {
            LOGGER.info("First account created: {}, with the password of {}", NAME, PASSWORD);
        }
    }
}
