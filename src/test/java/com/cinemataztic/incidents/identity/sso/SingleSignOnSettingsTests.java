package com.cinemataztic.incidents.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.sso.GroupRights.Granted;
import com.cinemataztic.incidents.identity.sso.GroupRights.None;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SingleSignOnSettingsTests {

    private static final List<String> REGIONS = List.of(
            "region-dk=denmark", "region-no=norway", "nordic=denmark", "nordic=sweden", "world=*", "a=b=norway");

    /** Groups are separated by a bar, so that a comma or a space within one shows. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
        portal-admins                            ; ADMIN    ; *
        portal-admins|region-dk                  ; ADMIN    ; *
        portal-operators|world                   ; OPERATOR ; *
        portal-operators|world|region-dk         ; OPERATOR ; *
        portal-operators|region-dk               ; OPERATOR ; denmark
        portal-operators|region-dk|region-no     ; OPERATOR ; denmark,norway
        portal-operators|nordic                  ; OPERATOR ; denmark,sweden
        portal-viewers|a=b                       ; VIEWER   ; norway
        night-shift|region-no                    ; OPERATOR ; norway
        portal-viewers|portal-operators|world    ; OPERATOR ; *
        portal-viewers|portal-admins             ; ADMIN    ; *
        portal-viewers|region-no|staff           ; VIEWER   ; norway
        portal-viewers                           ; none     ; no-region
        portal-operators|region-se               ; none     ; no-region
        portal-operators|Region-DK               ; none     ; no-region
        portal-operators|region-dk,region-no     ; none     ; no-region
        region-dk                                ; none     ; no-role
        Portal-Admins                            ; none     ; no-role
        "a, portal-admins"                       ; none     ; no-role
        " portal-admins"                         ; none     ; no-role
        "portal-admins "                         ; none     ; no-role
        portal-admin                             ; none     ; no-role
        portal-admins2                           ; none     ; no-role
        ""                                       ; none     ; no-role
        """)
    void groupsGiveRolesAndRegionsByTheirExactNames(String groups, String role, String rest) {
        assertThat(text(settings(REGIONS).rights(Set.of(groups.split("\\|"))))).isEqualTo(role + " " + rest);
    }

    @ParameterizedTest
    @CsvSource({"portal-viewers, VIEWER *", "portal-operators, OPERATOR *", "region-dk, none no-role"})
    void everybodySeesAllRegionsIfGroupsGiveNone(String group, String rights) {
        assertThat(text(settings(List.of()).rights(Set.of(group)))).isEqualTo(rights);
    }

    private static String text(GroupRights rights) {
        return switch (rights) {
            case None(var reason) -> "none " + reason.word();
            case Granted(var role, var regions) ->
                role + " "
                        + (regions.isEmpty()
                                ? "*"
                                : regions.stream().map(RegionId::value).sorted().collect(Collectors.joining(",")));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"denmark", "=denmark", "region-dk=", "region-dk=Denmark!", "region-dk=New Zealand"})
    void aPairThatIsNoneIsNamed(String pair) {
        assertThatThrownBy(() -> settings(List.of(pair)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PORTAL_SSO_REGIONS has pairs such as region-dk=denmark,region-all=*, but has \"" + pair
                        + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oauth2", "//evil.example", "/\\evil.example", "https://evil.example/", "/a b", "/a#b"})
    void signingOutLeadsToAPathOfTheProxyOnly(String path) {
        assertThatThrownBy(() -> signOut(path)).hasMessageContaining("PORTAL_SSO_SIGN_OUT is a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/oauth2/sign_out", "/oauth2/sign_out?rd=%2Fincidentsportal%2F"})
    void aPathIsAccepted(String path) {
        assertThatCode(() -> signOut(path)).doesNotThrowAnyException();
    }

    public static SingleSignOnSettings settings(List<String> regions) {
        return new SingleSignOnSettings(
                List.of("127.0.0.1"),
                Set.of("portal-admins"),
                Set.of("portal-operators", "night-shift"),
                Set.of("portal-viewers"),
                regions,
                "/oauth2/sign_out");
    }

    private static void signOut(String path) {
        new SingleSignOnSettings(List.of(), Set.of(), Set.of(), Set.of(), List.of(), path);
    }
}
