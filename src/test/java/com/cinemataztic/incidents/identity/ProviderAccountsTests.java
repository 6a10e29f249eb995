package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.sso.ProviderAccounts;
import com.cinemataztic.incidents.identity.sso.ProviderAccounts.Admission;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import com.cinemataztic.incidents.identity.sso.SignOnDenial;
import com.cinemataztic.incidents.identity.sso.SingleSignOnSettingsTests;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderAccountsTests extends AccountDeskRig {

    private static final String VIEWERS = "portal-viewers";
    private static final String OPERATORS = "portal-operators";
    private static final String DK = "region-dk";
    private static final String NO = "region-no";

    private final ProviderAccounts signOn = new ProviderAccounts(
            accounts,
            sessions,
            SingleSignOnSettingsTests.settings(List.of("region-dk=denmark", "region-no=norway", "world=*")),
            audit);

    @Test
    void anAccountAppearsWhenItsSubjectIsFirstSeen() {
        var anna = admitted("s-1", "anna", OPERATORS, DK);
        assertThat(accounts.all()).containsExactly(anna);
        assertThat(anna)
                .isEqualTo(new Account(
                        "anna", "", Role.OPERATOR, Set.of(DENMARK), true, 1, 1, "s-1", "anna@cinema.example"));
        assertThat(admitted("s-1", "anna", OPERATORS, DK)).isEqualTo(anna);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void anAccountBelongsToItsSubjectWhateverNameAndMailAre() {
        accounts.add(Account.create("anna", "hash", Role.ADMIN, Set.of(), true));
        accounts.add(Account.create("anna@cinema.example", "hash", Role.ADMIN, Set.of(), true));
        var first = admitted("s-1", "anna", VIEWERS, DK);
        var second = admitted("s-2", "Anna", OPERATORS, DK);
        var third = admitted("S-1", "anna", OPERATORS, NO);
        assertThat(List.of(first, second, third))
                .extracting(Account::name)
                .containsExactly("anna-2", "Anna-3", "anna-4");
        assertThat(accounts.find("anna")).get().extracting(Account::role).isEqualTo(Role.ADMIN);
        assertThat(admitted("s-1", "renamed", VIEWERS, DK)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "åse, åse",
        "a\u030ase, åse",
        "Bo Øst, Bo-Øst",
        "CINEMA\\bo, CINEMA-bo",
        "system, system-2",
        "API, API-2",
        "x, x-2",
        "'', person",
        "---, person",
        "' ', person",
        "an\u202ena, anna",
        "an\u0007na, anna",
        "<b>anna</b>, b-anna-b",
        "mail:bo@example.org, mail-bo@example.org"
    })
    void aUserNameBecomesANameForTimelines(String userName, String name) {
        assertThat(admitted("s-1", userName, VIEWERS, DK).name()).isEqualTo(name);
    }

    @Test
    void aLongUserNameIsCutWithRoomForANumber() {
        assertThat(admitted("s-1", "n".repeat(5000), VIEWERS, DK).name()).isEqualTo("n".repeat(64));
        assertThat(admitted("s-2", "n".repeat(64), VIEWERS, DK).name()).isEqualTo("n".repeat(62) + "-2");
        assertThat(admitted("s-3", "n" + "𝒳".repeat(40), VIEWERS, DK).name()).isEqualTo("n" + "𝒳".repeat(31));
    }

    @Test
    void anAccountFollowsItsGroups() {
        admitted("s-1", "anna", "portal-admins");
        var viewer = admitted("s-1", "anna", VIEWERS, DK, NO);
        assertThat(viewer.role()).isEqualTo(Role.VIEWER);
        assertThat(viewer.regions()).containsExactlyInAnyOrder(DENMARK, NORWAY);
        assertThat(accounts.all()).containsExactly(viewer);
    }

    @ParameterizedTest
    @CsvSource({
        "portal-operators, region-dk, region-no, 2",
        "portal-operators, world, region-no, 2",
        "portal-operators, region-no, world, 1",
        "portal-viewers, region-dk, region-dk, 2"
    })
    void theLossOfARegionOrAnotherRoleEndsSessions(String role, String before, String after, int sessionsFrom) {
        admitted("s-1", "anna", OPERATORS, before);
        assertThat(admitted("s-1", "anna", role, after).sessionsFrom()).isEqualTo(sessionsFrom);
        assertThat(ended).last().isEqualTo("anna " + sessionsFrom);
    }

    @Test
    void aNewMailAddressEndsNoSession() {
        admitted("s-1", "anna", VIEWERS, DK);
        var moved = new ProviderIdentity("s-1", "anna", "other@cinema.example", Set.of(VIEWERS, DK));
        assertThat(signOn.admit(moved)).isInstanceOf(Admission.Admitted.class);
        var account = accounts.find("anna").orElseThrow();
        assertThat(account.mail()).isEqualTo("other@cinema.example");
        assertThat(account.sessionsFrom()).isEqualTo(1);
    }

    @Test
    void whoHasNoAccessGetsNoAccount() {
        assertThat(denied("s-1", DK)).isEqualTo(SignOnDenial.NO_ROLE);
        assertThat(denied("s-1", VIEWERS)).isEqualTo(SignOnDenial.NO_REGION);
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void whoLosesTheLastRegionOrRoleNeverSeesMore() {
        admitted("s-1", "anna", OPERATORS, DK);
        assertThat(denied("s-1", OPERATORS)).isEqualTo(SignOnDenial.NO_REGION);
        var held = accounts.find("anna").orElseThrow();
        assertThat(held.role()).isEqualTo(Role.VIEWER);
        assertThat(held.regions()).containsExactly(DENMARK);
        assertThat(ended).last().isEqualTo("anna 2");
        assertThat(desk.operatorsOf(DENMARK)).isEmpty();
        assertThat(denied("s-1", DK)).isEqualTo(SignOnDenial.NO_ROLE);
        assertThat(accounts.find("anna")).contains(held);
        assertThat(admitted("s-1", "anna", OPERATORS, DK).role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void whatAViewerOpenedEndsEachTimeTheLastGroupIsLost() {
        admitted("s-1", "anna", VIEWERS, DK);
        for (int sessionsFrom = 2; sessionsFrom <= 3; sessionsFrom++) {
            denied("s-1", DK);
            assertThat(ended).last().isEqualTo("anna " + sessionsFrom);
            denied("s-1", VIEWERS);
            assertThat(accounts.find("anna"))
                    .get()
                    .extracting(Account::sessionsFrom)
                    .isEqualTo(sessionsFrom);
            admitted("s-1", "anna", VIEWERS, DK);
        }
    }

    @Test
    void anAdminDisablesAnAccountAndNothingElseOfIt() {
        var anna = admitted("s-1", "anna", VIEWERS, DK);
        assertThat(rejection(desk.change(ADMIN, "anna", Role.ADMIN, anna.regions(), true, "")))
                .isEqualTo(AccountRejection.PROVIDED);
        assertThat(rejection(desk.change(ADMIN, "anna", Role.VIEWER, Set.of(), true, "")))
                .isEqualTo(AccountRejection.PROVIDED);
        assertThat(rejection(desk.change(ADMIN, "anna", Role.VIEWER, anna.regions(), true, "a long password")))
                .isEqualTo(AccountRejection.PROVIDED);
        assertThat(rejection(desk.changeOwnPassword(anna.actor(), "", "a long password", "")))
                .isEqualTo(AccountRejection.PROVIDED);
        assertThat(accounts.all()).containsExactly(anna);
        assertThat(desk.change(ADMIN, "anna", Role.VIEWER, anna.regions(), false, ""))
                .isInstanceOf(AccountDesk.Outcome.Done.class);
        assertThat(denied("s-1", OPERATORS, DK)).isEqualTo(SignOnDenial.DISABLED);
        assertThat(accounts.find("anna")).get().extracting(Account::enabled).isEqualTo(false);
    }

    @Test
    void noPasswordOpensAnAccountOfTheProvider() {
        admitted("s-1", "anna", VIEWERS, DK);
        assertThat(desk.enabled("anna")).isPresent();
        assertThat(desk.withPassword("anna")).isEmpty();
    }

    @Test
    void aChangeThatAnotherGotAheadOfIsMadeAnew() {
        var anna = admitted("s-1", "anna", VIEWERS, DK);
        accounts.beforeReplace = () -> accounts.replace(anna, anna.change("", Role.VIEWER, anna.regions(), false));
        assertThat(denied("s-1", OPERATORS, NO)).isEqualTo(SignOnDenial.DISABLED);
        assertThat(accounts.find("anna")).get().extracting(Account::role).isEqualTo(Role.OPERATOR);
    }

    private Account admitted(String subject, String userName, String... groups) {
        return switch (admit(subject, userName, groups)) {
            case Admission.Admitted(var account) -> account;
            case Admission.Denied denied -> throw new AssertionError(denied);
        };
    }

    private SignOnDenial denied(String subject, String... groups) {
        return switch (admit(subject, "anna", groups)) {
            case Admission.Admitted admitted -> throw new AssertionError(admitted);
            case Admission.Denied(var reason) -> reason;
        };
    }

    private Admission admit(String subject, String userName, String... groups) {
        return signOn.admit(new ProviderIdentity(subject, userName, "anna@cinema.example", Set.of(groups)));
    }
}
