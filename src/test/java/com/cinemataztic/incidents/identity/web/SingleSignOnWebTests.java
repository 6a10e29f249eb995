package com.cinemataztic.incidents.identity.web;

import static com.cinemataztic.incidents.identity.web.ProxyClient.CONTEXT;
import static com.cinemataztic.incidents.identity.web.ProxyClient.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.PortalTest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Sessions and accounts of the people whom the proxy names. */
@SingleSignOnTest
@DirtiesContext
class SingleSignOnWebTests {

    private static final String TICKETS = "/api/tickets";
    private static final String FORM = "action=\"login\"";

    private final int port;
    private final AccountDesk desk;
    private final ProxyClient client;
    private final String subject = UUID.randomUUID().toString();

    SingleSignOnWebTests(@LocalServerPort int port, @Autowired AccountDesk desk) {
        this.port = port;
        this.desk = desk;
        this.client = new ProxyClient(port);
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
    void signingOutEndsTheSessionAndLeadsToTheProxy() {
        var form =
                "_csrf=" + csrfToken(client.as(subject, "olav", "portal-admins").get("/"));
        var session = client.session();
        var answer = client.request("POST", "/logout", form);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/oauth2/sign_out");
        var otherTab = client.withSession(session).get("/");
        assertThat(otherTab.status()).isEqualTo(302);
        assertThat(otherTab.header("Location")).isEqualTo("/oauth2/sign_out");
        assertThat(client.get(TICKETS).status()).isEqualTo(401);
        assertThat(client.session()).isEqualTo(session);
        assertThat(client.withSession("").get("/").status()).isEqualTo(200);
        var tunnel = passwordSession();
        var home = tunnel.request("POST", "/logout", "_csrf=" + csrfToken(tunnel.get("/")));
        assertThat(home.header("Location")).isEqualTo(CONTEXT + "/");
    }

    private static String csrfToken(ProxyClient.Answer page) {
        return page.body().replaceFirst("(?s).*name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
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
        assertThat(client.get("/", "Accept-Language: da-DK").body()).startsWith("Ingen af dine grupper giver dig");
        assertThat(client.get(TICKETS, "Accept-Language: da-DK").body()).contains(sentence);
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

    private ProxyClient passwordSession() {
        var tunnel = new ProxyClient(port);
        assertThat(signIn(tunnel, "admin", PortalTest.ADMIN_PASSWORD).header("Location"))
                .doesNotContain("error");
        return tunnel;
    }

    private static ProxyClient.Answer signIn(ProxyClient tunnel, String name, String password) {
        var token = csrfToken(tunnel.get("/login"));
        return tunnel.request("POST", "/login", "username=" + name + "&password=" + password + "&_csrf=" + token);
    }
}
