package com.cinemataztic.incidents.identity.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The audit log over HTTP: for admins and tokens of admins, page by page and as a table. */
@PortalTest
class AuditWebTests {

    private static final String PASSWORD = "a good password";
    private static final String HOSTILE = "=HYPERLINK(\"http://evil\")\r\n<script>alert(1)</script>";

    private final int port;
    private final AuditLog log;
    private final AccountDesk accounts;

    AuditWebTests(@LocalServerPort int port, @Autowired AuditLog log, @Autowired AccountDesk accounts) {
        this.port = port;
        this.log = log;
        this.accounts = accounts;
    }

    @BeforeEach
    void anOperator() {
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
    }

    @Test
    void pagesNameEveryEntryOnce() throws Exception {
        IntStream.range(0, 7).forEach(i -> change("pages", "s" + i));
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/api/audit?who=pages&limit=3&cursor=" + cursor).body();
            seen.addAll(JsonPath.<List<String>>read(page, "$.items[*].subject"));
            cursor = page.contains("\"next\"") ? JsonPath.<String>read(page, "$.next") : null;
        } while (cursor != null);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> "s" + i).toList());
    }

    @Test
    void anEntryNamesWhoChangedWhat() throws Exception {
        change("someone", "bo");
        var entry =
                JsonPath.<Map<String, Object>>read(get("/api/audit?who=someone").body(), "$.items[0]");
        assertThat(entry)
                .containsEntry("by", "token")
                .containsEntry("what", "contact-changed")
                .containsEntry("before", Map.of("name", "Bo"))
                .containsEntry("after", Map.of("name", HOSTILE.replace("\r\n", " ")))
                .containsEntry("result", "done");
    }

    @Test
    void hostileTextsAreInertInTheTable() throws Exception {
        log.record(
                new AuditLog.Change(by("=cmd|' /C calc'!A0"), AuditLog.Kind.CONTACT_ADDED, HOSTILE, Map.of(), Map.of()),
                () -> true);
        var csv = get("/api/audit.csv?text=hyperlink");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"audit.csv\"");
        var lines = csv.body().lines().toList();
        assertThat(lines).first().isEqualTo("at,who,by,what,subject,before,after,result");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("'=cmd|", "\"'=HYPERLINK(\"\"http"));
    }

    @Test
    void theTableHasAllPages() throws Exception {
        IntStream.range(0, 501).forEach(i -> change("table", "s" + i));
        assertThat(get("/api/audit.csv?who=table").body().lines()).hasSize(502);
    }

    @Test
    void othersReadNothingOfIt() {
        var olga = new BrowserSession(port).login("olga", PASSWORD);
        for (var path : List.of("/api/audit", "/api/audit.csv")) {
            assertThat(olga.get(path).statusCode()).isEqualTo(403);
            assertThat(new BrowserSession(port).get(path).statusCode()).isEqualTo(401);
        }
        assertThat(new BrowserSession(port)
                        .login("admin", PortalTest.ADMIN_PASSWORD)
                        .get("/api/audit")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-11-27", "limit=0", "limit=501", "cursor=x"})
    void whatCannotBeReadIsRejectedWithOneSentence(String query) throws Exception {
        var answer = get("/api/audit?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).endsWith(".");
    }

    private void change(String who, String subject) {
        log.record(
                new AuditLog.Change(
                        by(who), AuditLog.Kind.CONTACT_CHANGED, subject, Map.of("name", "Bo"), Map.of("name", HOSTILE)),
                () -> true);
    }

    private static Actor by(String token) {
        return new Actor(token, Role.ADMIN, Set.of(), token);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + PortalTest.API_TOKEN)
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
