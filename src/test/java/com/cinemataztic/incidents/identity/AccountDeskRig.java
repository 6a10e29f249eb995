package com.cinemataztic.incidents.identity;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A desk over accounts in memory, and the sessions that it ends. */
abstract class AccountDeskRig {

    static final RegionId DENMARK = new RegionId("denmark");
    static final RegionId NORWAY = new RegionId("norway");
    static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    static final Actor OPERATOR = new Actor("olga", Role.OPERATOR, Set.of());
    static final Actor VIEWER = new Actor("vera", Role.VIEWER, Set.of());
    static final String PASSWORD = "correct horse";

    final AccountsInMemory accounts = new AccountsInMemory();
    final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    final List<String> ended = new ArrayList<>();
    final AccountSessions sessions = new Ended();
    final AuditLogInMemory audit = new AuditLogInMemory();

    AccountDesk desk;

    @BeforeEach
    void aDesk() {
        desk = new AccountDesk(
                accounts, encoder, sessions, new SignInThrottle(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)), audit);
    }

    /** Takes down whose sessions were to end, and since which version theirs hold. */
    private final class Ended implements AccountSessions {

        @Override
        public void apply(Account account, String except) {
            ended.add(account.name() + " " + account.sessionsFrom() + (except.isEmpty() ? "" : " except " + except));
        }

        @Override
        public void applyAll(Supplier<List<Account>> all) {
            all.get().forEach(account -> apply(account, ""));
        }

        @Override
        public Caller caller(Account account) {
            return () -> Optional.of(account.actor());
        }

        @Override
        public List<Open> open(String session) {
            return List.of();
        }

        @Override
        public boolean end(String id) {
            return false;
        }
    }

    static AccountRejection rejection(AccountDesk.Outcome outcome) {
        return switch (outcome) {
            case AccountDesk.Outcome.Done done -> throw new AssertionError("not rejected: " + done);
            case AccountDesk.Outcome.Rejected(var reason) -> reason;
        };
    }
}
