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
import com.cinemataztic.incidents.support.PortalTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The portal behind a proxy that signs people in, and beside clients that pretend to be that proxy. */
@PortalTest
@TestPropertySource(
        properties = {
            "PORTAL_SSO_SECRET=an earlier secret of thirty-two characters\\n" + ProxyClient.TOKEN,
            "PORTAL_SSO_PROXIES=127.0.0.1",
            "PORTAL_SSO_REGIONS=region-dk=denmark,region-no=norway,region-ø=sweden,world=*",
            "server.servlet.context-path=" + CONTEXT
        })
@DirtiesContext
class SingleSignOnWebTests {

    private static final String TICKETS = "/api/tickets";
    private static final String FORM = "action=\"login\"";

    private final int port;
    private final AccountDesk desk;
    private final MeterRegistry meters;
    private final ProxyClient client;
    private String subject = "";

    SingleSignOnWebTests(@LocalServerPort int port, @Autowired AccountDesk desk, @Autowired MeterRegistry meters) {
        this.port = port;
        this.desk = desk;
        this.meters = meters;
        this.client = new ProxyClient(port);
    }

    @BeforeEach
    void anotherSubject() {
        subject = UUID.randomUUID().toString();
    }

    @Test
    void whomTheProxyNamesIsSignedInWithoutAForm() {
        var page = client.as(subject, "olav", "portal-operators,region-no").get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie")).contains("JSESSIONID=", "HttpOnly", "SameSite=Lax", "Path=" + CONTEXT);
        assertThat(account()).get().satisfies(account -> {
            assertThat(account.role()).isEqualTo(Role.OPERATOR);
            assertThat(account.mail()).isEqualTo("olav@cinema.example");
        });
        var first = client.session();
        assertThat(client.get("/machines").status()).isEqualTo(200);
        assertThat(client.session()).isEqualTo(first);
        assertThat(client.get(TICKETS).status()).isEqualTo(200);
        assertThat(client.get("/api/dead-letters").status()).isEqualTo(403);
    }

    @Test
    void eachLineOfTheSecretIsValid() {
        client.sends("X-Proxy-Secret: an earlier secret of thirty-two characters", "X-Auth-Request-User: " + subject);
        assertThat(client.get("/").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/machines", TICKETS, "/accounts", "/VAADIN/push?v-uiId=0"})
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

    @Test
    void theProxyThatNamesNobodyGetsNoForm() {
        client.sends(SECRET);
        for (var path : new String[] {"/", "/machines", "/login", TICKETS, "/VAADIN/push"}) {
            var answer = client.get(path);
            assertThat(answer.status()).describedAs(path).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(FORM);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void noPasswordIsReadThroughTheProxy() {
        var form = "username=admin&password=" + PortalTest.ADMIN_PASSWORD;
        client.sends(SECRET);
        assertThat(client.request("POST", "/login", form).status()).isEqualTo(401);
        client.as(subject, "vera", "portal-viewers,world").get("/");
        var session = client.session();
        var answer = client.request("POST", "/login", form);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(CONTEXT + "/");
        assertThat(client.session()).isEqualTo(session);
        assertThat(client.get("/api/dead-letters").status()).isEqualTo(403);
    }

    @Test
    void beforeTheProxyTheFormIsTheWayIn() {
        assertThat(client.get("/machines").header("Location")).isEqualTo(CONTEXT + "/login");
        assertThat(passwordSession().get("/api/dead-letters").status()).isEqualTo(200);
    }

    @Test
    void aPasswordOpensNoAccountOfTheProvider() {
        client.as(subject, "portal-person", "portal-admins").get("/");
        var name = account().orElseThrow().name();
        assertThat(signIn(new ProxyClient(port), name, "").header("Location")).contains("error=credentials");
    }

    @Test
    void aSessionNeedsThePersonOnEachRequest() {
        client.as(subject, "olav", "portal-operators,world").get("/");
        var session = client.session();
        var alone = new ProxyClient(port).withSession(session);
        for (var path : new String[] {"/", "/machines", TICKETS, "/VAADIN/push?v-uiId=0", "/?v-r=heartbeat&v-uiId=0"}) {
            assertThat(alone.get(path).status()).describedAs(path).isEqualTo(401);
            assertThat(alone.sends(SECRET).get(path).status()).describedAs(path).isEqualTo(401);
            alone.sends();
        }
        assertThat(client.get("/machines").status()).isEqualTo(200);
        assertThat(client.session()).isEqualTo(session);
    }

    @Test
    void aSessionBelongsToOneSubject() {
        client.as(subject, "olav", "portal-admins").get("/");
        var olavs = client.session();
        assertThat(client.get("/api/dead-letters").status()).isEqualTo(200);
        client.as(subject + "-2", "vera", "portal-viewers,world");
        assertThat(client.get("/api/dead-letters").status()).isEqualTo(403);
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.session()).isNotEqualTo(olavs);
        assertThat(new ProxyClient(port)
                        .withSession(olavs)
                        .as(subject, "olav", "portal-admins")
                        .get(TICKETS)
                        .header("Set-Cookie"))
                .isEmpty();
        client.as(subject, "olav", "portal-admins").get("/");
        assertThat(client.session()).isNotEqualTo(olavs);
    }

    @Test
    void aSessionOfAPasswordEndsWhenTheProxyNamesSomebody() {
        var tunnel = passwordSession();
        var before = tunnel.session();
        tunnel.as(subject, "vera", "portal-viewers,world");
        assertThat(tunnel.get("/").status()).isEqualTo(200);
        assertThat(tunnel.session()).isNotEqualTo(before);
        assertThat(tunnel.get("/api/dead-letters").status()).isEqualTo(403);
        assertThat(new ProxyClient(port).withSession(before).get("/machines").status())
                .isEqualTo(302);
    }

    @Test
    void requestsWithinAPageAndProgramsBeginNoSession() {
        client.as(subject, "olav", "portal-operators,world");
        assertThat(client.get(TICKETS).status()).isEqualTo(200);
        assertThat(client.get("/styles/portal.css", "Sec-Fetch-Mode: no-cors").header("Set-Cookie"))
                .isEmpty();
        assertThat(client.session()).isEmpty();
    }

    @Test
    void lostGroupsCountAtOnceInEverySessionOfThePerson() {
        var phone = new ProxyClient(port).as(subject, "olav", "portal-admins");
        client.as(subject, "olav", "portal-admins").get("/");
        phone.get("/");
        var phones = phone.session();
        client.as(subject, "olav", "portal-operators,region-dk");
        assertThat(client.get("/api/dead-letters").status()).isEqualTo(403);
        assertThat(account()).get().extracting(Account::role).isEqualTo(Role.OPERATOR);
        phone.as(subject, "olav", "portal-operators,region-dk").get("/");
        assertThat(phone.session()).isNotEqualTo(phones);
    }

    @ParameterizedTest
    @CsvSource({
        "region-dk, gives you a role",
        "portal-operators, gives you a region",
    })
    void whoLosesTheLastGroupSeesNothingAndReadsWhatIsMissing(String groups, String sentence) {
        client.as(subject, "olav", "portal-operators,region-dk").get("/");
        var page = client.as(subject, "olav", groups).get("/");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(page.body()).contains(sentence, "ask the administrators");
        assertThat(client.get(TICKETS).status()).isEqualTo(403);
        assertThat(client.get(TICKETS).header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(desk.operatorsOf(account().orElseThrow().regions().iterator().next()))
                .doesNotContain(account().orElseThrow().name());
    }

    @Test
    void anAccountThatAnAdminDisabledHasNoAccess() {
        client.as(subject, "olav", "portal-operators,region-dk").get("/");
        var olav = account().orElseThrow();
        desk.change(Actor.SYSTEM, olav.name(), olav.role(), olav.regions(), false, "");
        var page = client.get("/");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("is disabled");
        desk.change(Actor.SYSTEM, olav.name(), olav.role(), olav.regions(), true, "");
        assertThat(client.get("/").status()).isEqualTo(200);
    }

    @Test
    void aTokenBesideAPersonIsRejected() {
        client.as(subject, "olav", "portal-admins");
        for (var token : new String[] {PortalTest.API_TOKEN, "nonsense"}) {
            var answer = client.get(TICKETS, "Authorization: Bearer " + token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("not both");
        }
        client.sends();
        assertThat(client.get(TICKETS, "Authorization: Bearer " + PortalTest.API_TOKEN)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWriteOfASessionNeedsTheTokenOfItsPage() {
        client.as(subject, "olav", "portal-admins").get("/");
        var answer = client.request("POST", "/api/dead-letters/x/replay", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("no-csrf-token");
        assertThat(new ProxyClient(port)
                        .as(subject, "olav", "portal-admins")
                        .request("DELETE", "/api/dead-letters/x", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ofManyFirstRequestsOneAccountComes() throws Exception {
        var first = IntStream.range(0, 50)
                .mapToObj(i -> (Callable<Integer>) () -> new ProxyClient(port)
                        .as(subject, "crowd", "portal-viewers,world")
                        .get("/")
                        .status())
                .toList();
        try (var threads = Executors.newFixedThreadPool(50)) {
            assertThat(threads.invokeAll(first))
                    .allSatisfy(each -> assertThat(each.resultNow()).isEqualTo(200));
        }
        assertThat(desk.all(Actor.SYSTEM))
                .filteredOn(each -> subject.equals(each.subject()))
                .hasSize(1);
    }

    @Test
    void peopleWithOneUserNameHaveTheirOwnAccounts() throws Exception {
        var people = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Integer>) () -> new ProxyClient(port)
                        .as(subject + i, "namesake", "portal-viewers,world")
                        .get("/")
                        .status())
                .toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            assertThat(threads.invokeAll(people))
                    .allSatisfy(each -> assertThat(each.resultNow()).isEqualTo(200));
        }
        assertThat(desk.all(Actor.SYSTEM))
                .filteredOn(each -> each.name().startsWith("namesake"))
                .hasSize(20)
                .extracting(Account::subject)
                .doesNotHaveDuplicates();
    }

    private Optional<Account> account() {
        return desk.all(Actor.SYSTEM).stream()
                .filter(each -> subject.equals(each.subject()))
                .findFirst();
    }

    private double ignored(String reason) {
        return meters.get("portal.sso.ignored").tag("reason", reason).counter().count();
    }

    private ProxyClient passwordSession() {
        var tunnel = new ProxyClient(port);
        assertThat(signIn(tunnel, "admin", PortalTest.ADMIN_PASSWORD).header("Location"))
                .doesNotContain("error");
        return tunnel;
    }

    private static ProxyClient.Answer signIn(ProxyClient tunnel, String name, String password) {
        var page = tunnel.get("/login").body();
        var token = page.replaceFirst("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        return tunnel.request("POST", "/login", "username=" + name + "&password=" + password + "&_csrf=" + token);
    }
}
