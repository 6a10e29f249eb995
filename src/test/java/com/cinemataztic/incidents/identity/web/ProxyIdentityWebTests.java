package com.cinemataztic.incidents.identity.web;

import static com.cinemataztic.incidents.identity.web.ProxyClient.CONTEXT;
import static com.cinemataztic.incidents.identity.web.ProxyClient.SECRET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Whom the portal believes: the proxy, and no client that pretends to be it. */
@SingleSignOnTest
@DirtiesContext
class ProxyIdentityWebTests {

    private static final String TICKETS = "/api/tickets";

    private final AccountDesk desk;
    private final MeterRegistry meters;
    private final ProxyClient client;
    private final String subject = UUID.randomUUID().toString();

    ProxyIdentityWebTests(@LocalServerPort int port, @Autowired AccountDesk desk, @Autowired MeterRegistry meters) {
        this.desk = desk;
        this.meters = meters;
        this.client = new ProxyClient(port);
    }

    @Test
    void eachLineOfTheSecretIsValid() {
        client.sends("X-Proxy-Secret: an earlier secret of thirty-two characters", "X-Auth-Request-User: " + subject);
        assertThat(client.get("/").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/machines", TICKETS, "/admin/accounts", "/VAADIN/push?v-uiId=0"})
    void anotherPeerIsNotBelievedWhateverItSends(String path) {
        var before = ignored("peer");
        client.from("127.0.0.2").as(subject, "olav", "portal-admins");
        assertThat(client.get(path, "X-Forwarded-For: 127.0.0.1").status()).isIn(302, 401, 403);
        assertThat(account()).isEmpty();
        assertThat(ignored("peer")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Proxy-Secret: an old secret of thirty-two characters or more",
                "X-Proxy-Secret:",
                "X-Proxy-Secrets: " + ProxyClient.TOKEN,
                "X-Proxy-Secret: " + ProxyClient.TOKEN + ", " + ProxyClient.TOKEN,
                "X-Proxy-Secret: " + ProxyClient.TOKEN + "x",
                SECRET + "\r\n" + SECRET,
                SECRET + "\r\nx-proxy-secret: another"
            })
    void withoutTheSecretTheProxyIsNotBelieved(String secret) {
        var before = ignored("secret");
        client.sends(secret, "X-Auth-Request-User: " + subject, "X-Auth-Request-Groups: portal-admins");
        var page = client.get("/machines");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.header("Location")).isEqualTo(CONTEXT + "/login");
        assertThat(client.get(TICKETS).status()).isEqualTo(401);
        assertThat(account()).isEmpty();
        assertThat(ignored("secret")).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Groups", "Email", "Preferred-Username"})
    void aHeaderThatIsSentTwiceNamesNobody(String twice) {
        var before = ignored("malformed");
        client.as(subject, "olav", "portal-admins");
        assertThat(client.get("/", "x-auth-request-" + twice + ": portal-admins")
                        .status())
                .isEqualTo(401);
        assertThat(account()).isEmpty();
        assertThat(ignored("malformed")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"a, 403", "'a, portal-admins', 403", "portal-admins, 200", "'portal-viewers,region-ø', 200"})
    void groupsAreSplitAtCommasAndSpacesBelongToThem(String groups, int status) {
        assertThat(client.as(subject, "olav", groups).get("/").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"åse", "Åse.Østergaard", "Čapek", "Jürgen", "東京"})
    void valuesAreUtf8(String name) {
        client.as(subject + "ØÅ", name, "portal-viewers,region-ø").get("/");
        assertThat(desk.all(Actor.SYSTEM)).anySatisfy(account -> {
            assertThat(account.subject()).isEqualTo(subject + "ØÅ");
            assertThat(account.name()).startsWith(name);
            assertThat(account.mail()).isEqualTo(name + "@cinema.example");
            assertThat(account.regions()).extracting(region -> region.value()).containsExactly("sweden");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"User", "Groups", "Email", "Preferred-Username"})
    void whatIsNotUtf8NamesNobody(String header) {
        var request = String.join(
                "\r\n",
                "GET " + CONTEXT + "/ HTTP/1.1",
                "Host: portal",
                SECRET,
                header.equals("User") ? "X-Ignored: x" : "X-Auth-Request-User: " + subject,
                "X-Auth-Request-" + header + ": \u00e5se,portal-admins",
                "Connection: close",
                "",
                "");
        assertThat(client.send(request.getBytes(ISO_8859_1)).status()).isEqualTo(401);
        assertThat(client.send(request.getBytes(UTF_8)).status()).isEqualTo(header.equals("Groups") ? 200 : 403);
    }

    @Test
    void aSubjectThatIsTooLongOrHasHiddenCharactersNamesNobody() {
        for (var odd : new String[] {"s".repeat(256), "s\u202e1", "\u200b"}) {
            assertThat(client.as(odd, "olav", "portal-admins").get("/").status())
                    .isEqualTo(401);
        }
        assertThat(client.as("s".repeat(255), "olav", "portal-viewers,world")
                        .get("/")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void groupsOfManyKilobytesAreRead() {
        var many = "department-of-many-words-in-it,".repeat(700) + "portal-viewers,world";
        assertThat(client.as(subject, "n".repeat(3000), many).get("/").status()).isEqualTo(200);
        assertThat(account()).get().extracting(Account::role).isEqualTo(Role.VIEWER);
        assertThat(account()).get().extracting(Account::mail).isNull();
    }

    private Optional<Account> account() {
        return desk.all(Actor.SYSTEM).stream()
                .filter(each -> subject.equals(each.subject()))
                .findFirst();
    }

    private double ignored(String reason) {
        return meters.get("portal.sso.ignored").tag("reason", reason).counter().count();
    }
}
