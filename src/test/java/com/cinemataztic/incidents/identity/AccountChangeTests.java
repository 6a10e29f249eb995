package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Changes to accounts, by admins and by their owners. */
class AccountChangeTests extends AccountDeskRig {

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
            var changed = new Account("olga", "old hash", Role.VIEWER, Set.of(NORWAY), false, 2, 2, null, null);
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
            desk.change(ADMIN, "olga", Role.VIEWER, Set.of(NORWAY), true, "");
            assertThat(sessionsFrom()).isEqualTo(3);
            desk.change(ADMIN, "olga", Role.VIEWER, Set.of(NORWAY), true, PASSWORD);
            assertThat(sessionsFrom()).isEqualTo(4);
            desk.change(ADMIN, "olga", Role.VIEWER, Set.of(NORWAY), false, "");
            assertThat(sessionsFrom()).isEqualTo(5);
            desk.change(ADMIN, "olga", Role.VIEWER, Set.of(NORWAY), true, "");
            assertThat(sessionsFrom()).isEqualTo(5);
            assertThat(ended).containsExactly("olga 1", "olga 3", "olga 4", "olga 5", "olga 5");
        }

        @Test
        void ofAnAccountThatChangesMeanwhileIsRejected() {
            accounts.beforeReplace = () -> accounts.replace(
                    olga, new Account("olga", "old hash", Role.OPERATOR, Set.of(DENMARK), false, 2, 2, null, null));
            assertThat(rejection(desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(), true, PASSWORD)))
                    .isEqualTo(AccountRejection.CHANGED);
            assertThat(accounts.find("olga").orElseThrow().enabled()).isFalse();
        }

        @Test
        void toAnAdminOfSomeRegionsIsRejected() {
            assertThat(rejection(desk.change(ADMIN, "olga", Role.ADMIN, Set.of(NORWAY), true, "")))
                    .isEqualTo(AccountRejection.ADMIN_REGIONS);
            assertThat(rejection(desk.add(ADMIN, "nora", PASSWORD, Role.ADMIN, Set.of(NORWAY))))
                    .isEqualTo(AccountRejection.ADMIN_REGIONS);
            assertThat(accounts.find("olga").orElseThrow().role()).isEqualTo(Role.OPERATOR);
            assertThat(accounts.find("nora")).isEmpty();
        }

        /** It neither widens nor locks anybody out. */
        @Test
        void ofAnAdminStoredWithRegionsKeepsThemUntilTheyAreTakenAway() {
            accounts.add(Account.create("nora", "hash", Role.ADMIN, Set.of(NORWAY), true));
            assertThat(desk.enabled("nora").orElseThrow().actor())
                    .isEqualTo(new Actor("nora", Role.ADMIN, Set.of(NORWAY)));
            assertThat(desk.change(ADMIN, "nora", Role.ADMIN, Set.of(NORWAY), false, PASSWORD))
                    .isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(accounts.find("nora").orElseThrow().regions()).containsExactly(NORWAY);
            assertThat(rejection(desk.change(ADMIN, "nora", Role.ADMIN, Set.of(DENMARK), true, "")))
                    .isEqualTo(AccountRejection.ADMIN_REGIONS);
            assertThat(desk.change(ADMIN, "nora", Role.ADMIN, Set.of(), true, ""))
                    .isInstanceOf(AccountDesk.Outcome.Done.class);
            assertThat(accounts.find("nora").orElseThrow().regions()).isEmpty();
        }

        private int sessionsFrom() {
            return accounts.find("olga").orElseThrow().sessionsFrom();
        }

        @Test
        void rejectsAPasswordThatIsTooShortAndChangesNothing() {
            assertThat(rejection(desk.change(ADMIN, "olga", Role.VIEWER, Set.of(), false, "short")))
                    .isEqualTo(AccountRejection.PASSWORD_LENGTH);
            assertThat(accounts.find("olga")).contains(olga);
        }

        @Test
        void rejectsTakingTheAdminsRightsFromOnesOwnAccount() {
            assertThat(rejection(desk.change(ADMIN, "admin", Role.OPERATOR, Set.of(), true, "")))
                    .isEqualTo(AccountRejection.OWN_RIGHTS);
            assertThat(rejection(desk.change(ADMIN, "admin", Role.ADMIN, Set.of(), false, "")))
                    .isEqualTo(AccountRejection.OWN_RIGHTS);
            assertThat(desk.change(ADMIN, "admin", Role.ADMIN, Set.of(), true, PASSWORD))
                    .isInstanceOf(AccountDesk.Outcome.Done.class);
        }

        @Test
        void isForAdminsOnly() {
            for (var actor : List.of(VIEWER, OPERATOR)) {
                assertThat(rejection(desk.change(actor, "olga", Role.ADMIN, Set.of(), true, "")))
                        .isEqualTo(AccountRejection.NOT_ADMIN);
            }
            assertThat(accounts.find("olga")).contains(olga);
        }

        @Test
        void ofAnAccountThatIsGoneIsRejected() {
            assertThat(rejection(desk.change(ADMIN, "nobody", Role.VIEWER, Set.of(), true, "")))
                    .isEqualTo(AccountRejection.NO_SUCH_ACCOUNT);
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
        void isRejectedWithAWrongTheSameOrAShortPassword() {
            assertThat(rejection(desk.changeOwnPassword(OPERATOR, "wrong", NEW, "mine")))
                    .isEqualTo(AccountRejection.WRONG_PASSWORD);
            assertThat(rejection(desk.changeOwnPassword(OPERATOR, PASSWORD, PASSWORD, "mine")))
                    .isEqualTo(AccountRejection.SAME_PASSWORD);
            assertThat(rejection(desk.changeOwnPassword(OPERATOR, PASSWORD, "elevenchars", "mine")))
                    .isEqualTo(AccountRejection.PASSWORD_LENGTH);
            assertThat(accounts.find("olga").orElseThrow().version()).isEqualTo(1);
        }

        @Test
        void isNoPlaceToGuessTheCurrentOne() {
            for (int i = 0; i < 3; i++) {
                desk.changeOwnPassword(OPERATOR, "wrong", NEW, "mine");
            }
            assertThat(rejection(desk.changeOwnPassword(OPERATOR, PASSWORD, NEW, "mine")))
                    .isEqualTo(AccountRejection.TOO_MANY_ATTEMPTS);
        }

        @Test
        void isForWhoMayStillSignIn() {
            desk.change(ADMIN, "olga", Role.OPERATOR, Set.of(), false, "");
            assertThat(rejection(desk.changeOwnPassword(OPERATOR, PASSWORD, NEW, "mine")))
                    .isEqualTo(AccountRejection.DISABLED);
        }
    }
}
