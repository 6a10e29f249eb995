package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.SecretsOf;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The first admin, at the start of a portal. */
@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTests {

    private final AccountsInMemory accounts = new AccountsInMemory();
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    @TempDir
    Path data;

    @Test
    void hasThePasswordOfTheSecretWhichIsShownNowhere(CapturedOutput output) {
        start(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "from the secret"));
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
        start(SecretsOf.nothing());
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
        start(SecretsOf.nothing());
        assertThat(encoder.matches(
                        "made by a script", accounts.find("admin").orElseThrow().passwordHash()))
                .isTrue();
    }

    @Test
    void isNotMadeWithAShortPassword() {
        assertThatThrownBy(() -> start(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "eleven char")))
                .isInstanceOf(IdentityMisconfigured.class)
                .hasMessage("PORTAL_ADMIN_PASSWORD must have 12 to 200 characters.");
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void isMadeOnceAndKeepsItsPasswordWhenTheSecretChanges(CapturedOutput output) {
        start(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "the first one"));
        var made = accounts.all();
        start(SecretsOf.one("PORTAL_ADMIN_PASSWORD", "the second one"));
        start(SecretsOf.nothing());
        assertThat(accounts.all()).isEqualTo(made).hasSize(1);
        assertThat(output.getOut()).doesNotContain("password:");
    }

    @Test
    void isNotMadeBesideOthers() {
        accounts.add(Account.create("someone", "hash", Role.VIEWER, Set.of(), false));
        start(SecretsOf.nothing());
        assertThat(accounts.all()).extracting(Account::name).containsExactly("someone");
    }

    private void start(Secrets secrets) {
        new FirstAdmin(
                        accounts,
                        encoder,
                        new GeneratedSecrets(secrets, new StoreSettings("", data.toString())),
                        new AuditLogInMemory())
                .run(new DefaultApplicationArguments());
    }
}
