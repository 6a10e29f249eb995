package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDeskTests extends AccountDeskRig {

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
        void rejectsOtherNames(String name) {
            assertThat(rejection(add(name, PASSWORD))).isEqualTo(AccountRejection.NAME_INVALID);
            assertThat(accounts.all()).isEmpty();
        }

        @Test
        void rejectsANameThatIsTooLong() {
            assertThat(add("n".repeat(64), PASSWORD)).isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(rejection(add("n".repeat(65), PASSWORD))).isEqualTo(AccountRejection.NAME_INVALID);
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
        void rejectsPasswordsThatAreTooShortOrTooLong() {
            assertThat(rejection(add("olga", "12345678901"))).isEqualTo(AccountRejection.PASSWORD_LENGTH);
            assertThat(rejection(add("olga", "p".repeat(201)))).isEqualTo(AccountRejection.PASSWORD_LENGTH);
            assertThat(accounts.all()).isEmpty();
            assertThat(add("olga", "123456789012")).isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(add("otto", "p".repeat(200))).isInstanceOf(AccountDesk.Outcome.Done.class);
        }

        @Test
        void rejectsANameThatIsTakenAndLeavesItsHolderAlone() {
            add("olga", PASSWORD);
            var held = accounts.find("olga");
            assertThat(rejection(desk.add(ADMIN, "olga", "another password", Role.ADMIN, Set.of())))
                    .isEqualTo(AccountRejection.NAME_TAKEN);
            assertThat(accounts.find("olga")).isEqualTo(held);
        }

        @Test
        void isForAdminsOnly() {
            for (var actor : List.of(VIEWER, OPERATOR)) {
                assertThat(rejection(desk.add(actor, "mole", PASSWORD, Role.ADMIN, Set.of())))
                        .isEqualTo(AccountRejection.NOT_ADMIN);
            }
            assertThat(accounts.all()).isEmpty();
        }

        private AccountDesk.Outcome add(String name, String password) {
            return desk.add(ADMIN, name, password, Role.OPERATOR, Set.of(DENMARK));
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
    void aClosedAccountCannotSignIn() {
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
}
