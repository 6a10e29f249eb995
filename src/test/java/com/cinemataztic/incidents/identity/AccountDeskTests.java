package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountDeskTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final RegionId NORWAY = new RegionId("norway");
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final Actor OPERATOR = new Actor("olga", Role.OPERATOR, Set.of());
    private static final Actor VIEWER = new Actor("vera", Role.VIEWER, Set.of());
    private static final String PASSWORD = "correct horse";

    private final AccountsInMemory accounts = new AccountsInMemory();
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final List<String> ended = new ArrayList<>();

    @TempDir
    Path data;

    private AccountDesk desk;

    @BeforeEach
    void aDesk() {
        desk = desk(SecretsOf.nothing());
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class TheFirstAdmin {

        @Test
        void hasThePasswordOfTheSecretWhichIsShownNowhere(CapturedOutput output) {
            start(desk(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "from the secret")));
            var admin = accounts.find("admin").orElseThrow();
            assertThat(admin.role()).isEqualTo(Role.ADMIN);
            assertThat(admin.regions()).isEmpty();
            assertThat(admin.enabled()).isTrue();
            assertThat(encoder.matches("from the secret", admin.passwordHash())).isTrue();
            assertThat(admin.passwordHash()).doesNotContain("from the secret").startsWith("$argon2id$");
            assertThat(output.getAll()).doesNotContain("from the secret", admin.passwordHash());
        }

        @Test
        void hasAGeneratedPasswordThatIsInAFileOfItsOwnersAndNowhereElse(CapturedOutput output) throws IOException {
            start(desk);
            var file = data.resolve("secrets").resolve("admin-password");
            var password = Files.readString(file);
            assertThat(password).hasSizeGreaterThanOrEqualTo(20);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(encoder.matches(
                            password, accounts.find("admin").orElseThrow().passwordHash()))
                    .isTrue();
            assertThat(output.getAll()).contains(file.toString()).doesNotContain(password);
        }

        @Test
        void hasThePasswordThatIsInTheFileAlready() throws IOException {
            Files.createDirectories(data.resolve("secrets"));
            Files.writeString(data.resolve("secrets").resolve("admin-password"), "made by a script\n");
            start(desk);
            assertThat(encoder.matches(
                            "made by a script",
                            accounts.find("admin").orElseThrow().passwordHash()))
                    .isTrue();
        }

        @Test
        void isNotMadeWithAShortPassword() {
            assertThatThrownBy(() -> start(desk(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "eleven char"))))
                    .isInstanceOf(FirstPasswordRejected.class)
                    .hasMessage("PORTAL_ADMIN_PASSWORD must have 12 to 200 characters.");
            assertThat(accounts.all()).isEmpty();
        }

        @Test
        void isMadeOnceAndKeepsItsPasswordWhenTheSecretChanges(CapturedOutput output) {
            start(desk(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "the first one")));
            var made = accounts.all();
            start(desk(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "the second one")));
            start(desk);
            assertThat(accounts.all()).isEqualTo(made).hasSize(1);
            assertThat(output.getOut()).doesNotContain("password:");
        }

        @Test
        void isNotMadeBesideOthers() {
            accounts.add(Account.create("someone", "hash", Role.VIEWER, Set.of(), false));
            start(desk);
            assertThat(accounts.all()).extracting(Account::name).containsExactly("someone");
        }

        private void start(AccountDesk starting) {
            starting.run(new DefaultApplicationArguments());
        }
    }

    @Nested
    class Adding {

        @ParameterizedTest
        @ValueSource(strings = {"jo", "Åse.Ærø", "jane+ops@cinema.example", "a_b-c", "映画館"})
        void takesNamesOfLettersDigitsAndAFewSigns(String name) {
            assertThat(add(name, PASSWORD)).isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(accounts.find(name)).isPresent();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "x",
                    "two words",
                    "a\nb",
                    "a\u0000b",
                    "system",
                    "SYSTEM",
                    " System ",
                    "<script>",
                    "a/b",
                    "a;b"
                })
        void refusesOtherNames(String name) {
            assertThat(refusal(add(name, PASSWORD))).contains("2 to 64");
            assertThat(accounts.all()).isEmpty();
        }

        @Test
        void refusesANameThatIsTooLong() {
            assertThat(add("n".repeat(64), PASSWORD)).isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(refusal(add("n".repeat(65), PASSWORD))).contains("2 to 64");
        }

        @Test
        void takesOffTheBlanksAroundAName() {
            add("  olga ", PASSWORD);
            assertThat(accounts.find("olga")).isPresent();
        }

        @Test
        void keepsTheHashAndNeverThePassword() {
            add("olga", PASSWORD);
            var hash = accounts.find("olga").orElseThrow().passwordHash();
            assertThat(hash).doesNotContain(PASSWORD).startsWith("$argon2id$");
            assertThat(encoder.matches(PASSWORD, hash)).isTrue();
        }

        @Test
        void refusesPasswordsThatAreTooShortOrTooLong() {
            assertThat(refusal(add("olga", "12345678901"))).contains("12 to 200");
            assertThat(refusal(add("olga", "p".repeat(201)))).contains("12 to 200");
            assertThat(accounts.all()).isEmpty();
            assertThat(add("olga", "123456789012")).isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(add("otto", "p".repeat(200))).isInstanceOf(AccountDesk.Outcome.Done.class);
        }

        @Test
        void refusesANameThatIsTakenAndLeavesItsHolderAlone() {
            add("olga", PASSWORD);
            var held = accounts.find("olga");
            assertThat(refusal(desk.add(ADMIN, "olga", "another password", Role.ADMIN, Set.of())))
                    .contains("olga");
            assertThat(accounts.find("olga")).isEqualTo(held);
        }

        @Test
        void isForAdminsOnly() {
            for (var actor : List.of(VIEWER, OPERATOR)) {
                assertThat(refusal(desk.add(actor, "mole", PASSWORD, Role.ADMIN, Set.of())))
                        .contains("Only an admin");
            }
            assertThat(accounts.all()).isEmpty();
        }

        private AccountDesk.Outcome add(String name, String password) {
            return desk.add(ADMIN, name, password, Role.OPERATOR, Set.of(DENMARK));
        }
    }

    @Nested
    class Changing {

        private final Account olga = Account.create("olga", "old hash", Role.OPERATOR, Set.of(DENMARK), true);

        Changing() {
            accounts.add(olga);
            accounts.add(Account.create("admin", "hash", Role.ADMIN, Set.of(), true));
        }

        @Test
        void leavesThePasswordWhenNoneIsGiven() {
            var outcome = desk.change(ADMIN, "olga", Role.VIEWER, Set.of(NORWAY), false, "");
            var changed = new Account("olga", "old hash", Role.VIEWER, Set.of(NORWAY), false, 2, 2);
            assertThat(outcome).isEqualTo(new AccountDesk.Outcome.Done(changed));
            assertThat(accounts.find("olga")).contains(changed);
        }

        @Test
        void setsANewPassword() {
            desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(DENMARK), true, PASSWORD);
            assertThat(encoder.matches(
                            PASSWORD, accounts.find("olga").orElseThrow().passwordHash()))
                    .isTrue();
        }

        @Test
        void endsTheSessionsWithTheRoleThePasswordOrTheRightToSignInAndWithNothingElse() {
            desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(NORWAY), true, "");
            assertThat(sessionsFrom()).isEqualTo(1);
            desk.change(ADMIN, "olga", Role.ADMIN, Set.of(NORWAY), true, "");
            assertThat(sessionsFrom()).isEqualTo(3);
            desk.change(ADMIN, "olga", Role.ADMIN, Set.of(NORWAY), true, PASSWORD);
            assertThat(sessionsFrom()).isEqualTo(4);
            desk.change(ADMIN, "olga", Role.ADMIN, Set.of(NORWAY), false, "");
            assertThat(sessionsFrom()).isEqualTo(5);
            desk.change(ADMIN, "olga", Role.ADMIN, Set.of(NORWAY), true, "");
            assertThat(sessionsFrom()).isEqualTo(5);
            assertThat(ended).containsExactly("olga 1", "olga 3", "olga 4", "olga 5", "olga 5");
        }

        @Test
        void ofAnAccountThatChangesMeanwhileIsRefused() {
            accounts.beforeReplace = () -> accounts.replace(
                    olga, new Account("olga", "old hash", Role.OPERATOR, Set.of(DENMARK), false, 2, 2));
            assertThat(refusal(desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(), true, PASSWORD)))
                    .contains("changed by somebody else");
            assertThat(accounts.find("olga").orElseThrow().enabled()).isFalse();
        }

        private int sessionsFrom() {
            return accounts.find("olga").orElseThrow().sessionsFrom();
        }

        @Test
        void refusesAPasswordThatIsTooShortAndChangesNothing() {
            assertThat(refusal(desk.change(ADMIN, "olga", Role.VIEWER, Set.of(), false, "short")))
                    .contains("12 to 200");
            assertThat(accounts.find("olga")).contains(olga);
        }

        @Test
        void refusesToTakeTheAdminsRightsFromOnesOwnAccount() {
            assertThat(refusal(desk.change(ADMIN, "admin", Role.OPERATOR, Set.of(), true, "")))
                    .contains("your own account");
            assertThat(refusal(desk.change(ADMIN, "admin", Role.ADMIN, Set.of(), false, "")))
                    .contains("your own account");
            assertThat(desk.change(ADMIN, "admin", Role.ADMIN, Set.of(), true, PASSWORD))
                    .isInstanceOf(AccountDesk.Outcome.Done.class);
        }

        @Test
        void isForAdminsOnly() {
            for (var actor : List.of(VIEWER, OPERATOR)) {
                assertThat(refusal(desk.change(actor, "olga", Role.ADMIN, Set.of(), true, "")))
                        .contains("Only an admin");
            }
            assertThat(accounts.find("olga")).contains(olga);
        }

        @Test
        void ofAnAccountThatIsGoneIsRefused() {
            assertThat(refusal(desk.change(ADMIN, "nobody", Role.VIEWER, Set.of(), true, "")))
                    .contains("no account \"nobody\"");
            assertThat(accounts.find("nobody")).isEmpty();
        }
    }

    @Nested
    class ChangingOnesOwnPassword {

        private static final String NEW = "a new long one";

        @BeforeEach
        void olga() {
            desk.add(ADMIN, "olga", PASSWORD, Role.OPERATOR, Set.of(DENMARK));
        }

        @Test
        void needsTheCurrentOneAndKeepsAllElse() {
            assertThat(desk.changeOwnPassword(OPERATOR, PASSWORD, NEW, "mine"))
                    .isInstanceOf(AccountDesk.Outcome.Done.class);
            var olga = accounts.find("olga").orElseThrow();
            assertThat(encoder.matches(NEW, olga.passwordHash())).isTrue();
            assertThat(olga.role()).isEqualTo(Role.OPERATOR);
            assertThat(olga.regions()).containsExactly(DENMARK);
            assertThat(ended).contains("olga 2 except mine");
        }

        @Test
        void isRefusedWithAWrongOneASimilarOneOrAShortOne() {
            assertThat(refusal(desk.changeOwnPassword(OPERATOR, "wrong", NEW, "mine")))
                    .isEqualTo("The current password is incorrect.");
            assertThat(refusal(desk.changeOwnPassword(OPERATOR, PASSWORD, PASSWORD, "mine")))
                    .contains("Choose a new one");
            assertThat(refusal(desk.changeOwnPassword(OPERATOR, PASSWORD, "elevenchars", "mine")))
                    .contains("12 to 200");
            assertThat(accounts.find("olga").orElseThrow().version()).isEqualTo(1);
        }

        @Test
        void isNoPlaceToGuessTheCurrentOne() {
            for (int i = 0; i < 3; i++) {
                desk.changeOwnPassword(OPERATOR, "wrong", NEW, "mine");
            }
            assertThat(refusal(desk.changeOwnPassword(OPERATOR, PASSWORD, NEW, "mine")))
                    .isEqualTo("Too many attempts; wait a moment.");
        }

        @Test
        void isForWhoMayStillSignIn() {
            desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(), false, "");
            assertThat(refusal(desk.changeOwnPassword(OPERATOR, PASSWORD, NEW, "mine")))
                    .contains("no longer sign in");
        }
    }

    @Test
    void onlyAdminsSeeTheAccounts() {
        var olga = Account.create("olga", "hash", Role.OPERATOR, Set.of(), true);
        accounts.add(olga);
        assertThat(desk.all(ADMIN)).containsExactly(olga);
        assertThat(desk.all(OPERATOR)).isEmpty();
        assertThat(desk.all(VIEWER)).isEmpty();
    }

    @Test
    void aClosedAccountIsNotThereForWhoeverSignsIn() {
        accounts.add(Account.create("olga", "hash", Role.OPERATOR, Set.of(), true));
        accounts.add(Account.create("closed", "hash", Role.OPERATOR, Set.of(), false));
        assertThat(desk.enabled("olga")).isPresent();
        assertThat(desk.enabled("closed")).isEmpty();
        assertThat(desk.enabled("Olga")).isEmpty();
        assertThat(desk.enabled("nobody")).isEmpty();
    }

    @Test
    void ticketsCanBeHandedToThoseWhoMayMoveThemInThatRegion() {
        accounts.add(Account.create("admin", "hash", Role.ADMIN, Set.of(), true));
        accounts.add(Account.create("closed", "hash", Role.OPERATOR, Set.of(), false));
        accounts.add(Account.create("dane", "hash", Role.OPERATOR, Set.of(DENMARK), true));
        accounts.add(Account.create("norse", "hash", Role.OPERATOR, Set.of(NORWAY), true));
        accounts.add(Account.create("viewer", "hash", Role.VIEWER, Set.of(), true));
        assertThat(desk.operatorsOf(DENMARK)).containsExactly("admin", "dane");
        assertThat(desk.operatorsOf(RegionId.UNASSIGNED)).containsExactly("admin", "dane", "norse");
    }

    private AccountDesk desk(Secrets secrets) {
        return new AccountDesk(
                accounts,
                encoder,
                new Ended(),
                new SignInThrottle(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                new GeneratedSecrets(secrets, new StoreSettings("", data.toString())));
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
    }

    private static String refusal(AccountDesk.Outcome outcome) {
        return switch (outcome) {
            case AccountDesk.Outcome.Done done -> throw new AssertionError("not refused: " + done);
            case AccountDesk.Outcome.Refused(var reason) -> reason;
        };
    }
}
