package com.cinemataztic.incidents.notifications.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.threeten.extra.MutableClock;

/** The page behind a mail's link, as a browser gets it. */
@PortalTest
@DirtiesContext
@Import(TakeWebTests.Time.class)
class TakeWebTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final MailAddress MAJA = new MailAddress("Maja Ærø", "maja@example.com");
    private static final MailAddress OLE = new MailAddress("Ole", "ole@example.com");
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    TakeLink links;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    MutableClock clock;

    private final HttpClient browser =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Given given = Given.offline("s0");

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MutableClock clock() {
            return MutableClock.of(START, ZoneOffset.UTC);
        }
    }

    @BeforeEach
    void aTicket(TestInfo test) {
        clock.setInstant(START);
        given = Given.offline(test.getDisplayName().replaceAll("[^a-zA-Z]", "")).startsAt(START.minusSeconds(600));
        desk.report(List.of(given.fires()), false);
    }

    @Test
    void thePageShowsTheTicketAndOneButtonAndTakesNothing() throws Exception {
        var link = links.link(id(), MAJA);
        for (var method : List.of("GET", "HEAD", "GET")) {
            assertThat(send(method, link, "", "en").statusCode()).isEqualTo(200);
        }
        var page = send("GET", link, "", "en").body();
        assertThat(page)
                .contains(
                        "Take " + id(),
                        "Machine is offline",
                        "Ærø Bio, Sal ",
                        "critical",
                        "as Maja Ærø",
                        "next show unknown")
                .containsOnlyOnce("<button");
        assertThat(row().state()).isEqualTo(State.OPEN);
        assertThat(send("GET", link, "", "da-DK,da;q=0.9").body()).contains("Tag den", "lang=\"da\"");
    }

    @Test
    void thePageIsNotStoredAndItsAddressIsNotPassedOn() throws Exception {
        var answer = send("GET", links.link(id(), MAJA), "", "en");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void theButtonTakesTheTicketInTheRecipientsName() throws Exception {
        var link = links.link(id(), MAJA);
        var page = send("POST", link, form(link), "en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(id() + " is yours.").doesNotContain("<button");
        assertThat(row().state()).isEqualTo(State.INPROGRESS);
        assertThat(row().assignee()).isEqualTo("mail:Maja Ærø");
        assertThat(send("GET", link, "", "en").body()).contains("is already yours");
    }

    @Test
    void aLinkThatTookItsTicketTakesItNoSecondTime() throws Exception {
        var link = links.link(id(), MAJA);
        send("POST", link, form(link), "en");
        move(new Transition.Release(), OLGA);
        var again = send("GET", link, "", "en");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body())
                .contains("This link has been used", "tickets/" + id())
                .doesNotContain("<button");
        assertThat(send("POST", link, "version=" + row().version(), "en").statusCode())
                .isEqualTo(410);
        assertThat(row().state()).isEqualTo(State.OPEN);
    }

    @Test
    void theSecondPersonSeesWhoHasItAndSinceWhen() throws Exception {
        var majas = links.link(id(), MAJA);
        var oles = links.link(id(), OLE);
        var before = form(oles);
        send("POST", majas, form(majas), "en");
        clock.add(Duration.ofMinutes(3));
        var late = send("POST", oles, before, "en");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Maja Ærø already has it.", "3 min ago");
        assertThat(row().assignee()).isEqualTo("mail:Maja Ærø");
        move(new Transition.Release(), OLGA);
        assertThat(send("POST", oles, form(oles), "en").body()).contains("is yours.");
    }

    @Test
    void aPageThatShowsAnOldVersionTakesNothingAndIsShownAgain() throws Exception {
        var link = links.link(id(), MAJA);
        var before = form(link);
        move(new Transition.Take(), OLGA);
        move(new Transition.Release(), OLGA);
        assertThat(send("POST", link, before, "en").body()).contains("<button");
        assertThat(send("POST", link, "version=rubbish", "en").body()).contains("<button");
        assertThat(row().state()).isEqualTo(State.OPEN);
        assertThat(send("POST", link, form(link), "en").body()).contains("is yours.");
    }

    @Test
    void aClosedTicketSaysWhoClosedIt() throws Exception {
        var link = links.link(id(), MAJA);
        var id = id();
        move(new Transition.Close(com.cinemataztic.incidents.tickets.CloseReason.FIXED, ""), OLGA);
        var page = send("GET", link, "", "en");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(id + " is closed.", "Closed by olga");
    }

    @Test
    void anExpiredLinkSaysSoAndLeadsToTheTicket() throws Exception {
        var link = links.link(id(), MAJA);
        var before = form(link);
        clock.add(Duration.ofHours(24));
        for (var answer : List.of(send("GET", link, "", "en"), send("POST", link, before, "en"))) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body())
                    .contains("This link is too old", "tickets/" + id())
                    .doesNotContain("<button");
        }
        assertThat(row().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aForgedLinkOpensNothing() throws Exception {
        var link = links.link(id(), MAJA).toString();
        for (var forged : List.of(
                link.substring(0, link.length() - 3),
                link.replace("/take/", "/take/A"),
                base(link) + "/take/x.y",
                base(link) + "/take/" + "x".repeat(3_000))) {
            for (var method : List.of("GET", "POST")) {
                var answer = send(method, URI.create(forged), "version=1", "en");
                assertThat(answer.statusCode()).describedAs(forged).isEqualTo(404);
                assertThat(answer.body()).contains("link is not valid").doesNotContain("<button", "Machine is offline");
            }
        }
        assertThat(row().state()).isEqualTo(State.OPEN);
    }

    @Test
    void anotherMethodOrPathIsForbidden() throws Exception {
        var link = links.link(id(), MAJA);
        assertThat(send("DELETE", link, "", "en").statusCode()).isEqualTo(403);
        assertThat(send("GET", URI.create(link + "/more"), "", "en").statusCode())
                .isEqualTo(403);
    }

    @Test
    void ofManyWhoPressAtOnceOneTakesIt() throws Exception {
        var one = links.link(id(), MAJA);
        var other = links.link(id(), OLE);
        var form = form(one);
        Callable<String> majas = () -> send("POST", one, form, "en").body();
        Callable<String> oles = () -> send("POST", other, form, "en").body();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var pages = threads
                    .invokeAll(Stream.concat(
                                    Stream.generate(() -> majas).limit(8),
                                    Stream.generate(() -> oles).limit(8))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(pages).filteredOn(page -> page.contains("is yours.")).hasSize(1);
            assertThat(pages)
                    .allMatch(page -> page.contains("is yours.")
                            || page.contains("is already yours")
                            || page.contains("already has it")
                            || page.contains("has been used"));
        }
        assertThat(row().version()).isEqualTo(2);
    }

    @Test
    void aLinkThatIsOpenedVeryOftenIsAnsweredLater() throws Exception {
        var link = links.link(id(), MAJA);
        for (int i = 0; i < 60; i++) {
            assertThat(send("GET", link, "", "en").statusCode()).isEqualTo(200);
        }
        var answer = send("GET", link, "", "en");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(send("GET", links.link(id(), OLE), "", "en").statusCode()).isEqualTo(200);
        clock.add(Duration.ofMinutes(1));
        assertThat(send("GET", link, "", "en").statusCode()).isEqualTo(200);
    }

    private TicketId id() {
        return row().id();
    }

    private TicketRow row() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(given.key()))
                .findFirst()
                .orElseThrow();
    }

    private void move(Transition transition, Actor actor) {
        assertThat(desk.apply(id(), row().version(), transition, actor)).isInstanceOf(Outcome.Done.class);
    }

    /** What a browser sends when the page's button is pressed. */
    private String form(URI link) throws Exception {
        var field = Pattern.compile("name=\"version\" value=\"([0-9]+)\"")
                .matcher(send("GET", link, "", "en").body());
        assertThat(field.find()).isTrue();
        return "version=" + field.group(1);
    }

    private HttpResponse<String> send(String method, URI link, String form, String language) throws Exception {
        var request = HttpRequest.newBuilder(link)
                .method(method, method.equals("POST") ? BodyPublishers.ofString(form) : BodyPublishers.noBody())
                .header("Accept-Language", language)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String base(String link) {
        return link.substring(0, link.indexOf("/take/"));
    }
}
