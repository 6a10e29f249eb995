package com.cinemataztic.incidents.oncall;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who is on call, over REST. */
@PortalTest
class OnCallWebTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final String PASSWORD = "a good password";

    @Autowired
    MockMvc http;

    @Autowired
    ContactBook book;

    @Autowired
    ContactDesk contacts;

    @Autowired
    RotaDesk rotas;

    @Autowired
    AccountDesk accounts;

    @Autowired
    RegionDirectory regions;

    @BeforeEach
    void aRota() {
        accounts.add(Actor.SYSTEM, "vera", PASSWORD, Role.VIEWER, Set.of(DENMARK));
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
        if (book.contacts().isEmpty()) {
            contacts.add(Actor.SYSTEM, named("Bo Holm").contact());
            contacts.add(
                    Actor.SYSTEM,
                    named("Norge").of("norway").inOffice("bo-holm").contact());
            contacts.add(Actor.SYSTEM, named("NOC").asFallback());
            var rota = book.rota(DENMARK);
            var shift = new Shift(DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.of(6, 0), new ContactId("bo-holm"));
            assertThat(rotas.write(Actor.SYSTEM, rota, rota.plus(shift))).isInstanceOf(EditResult.Done.class);
        }
    }

    @Test
    void itIsToldWhoWhyAndHowLong() throws Exception {
        http.perform(byToken(get("/api/on-call?region=denmark&at=2026-11-23T23:00:00Z")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.region").value("denmark"))
                .andExpect(jsonPath("$.at").value("2026-11-23T23:00:00Z"))
                .andExpect(jsonPath("$.source").value("shift"))
                .andExpect(jsonPath("$.until").value("2026-11-24T05:00:00Z"))
                .andExpect(jsonPath("$.people[0].id").value("bo-holm"))
                .andExpect(jsonPath("$.people[0].name").value("Bo Holm"))
                .andExpect(jsonPath("$.people[0].inPlaceOf").doesNotExist());
    }

    @Test
    void whileNobodyIsItIsToldWhoAnswersInstead() throws Exception {
        http.perform(byToken(get("/api/on-call?region=denmark&at=2026-11-24T05:00:00Z")))
                .andExpect(jsonPath("$.source").value("fallback"))
                .andExpect(jsonPath("$.until").value("2026-11-30T21:00:00Z"))
                .andExpect(jsonPath("$.people[0].name").value("NOC"));
        http.perform(byToken(get("/api/on-call?region=norway&at=2026-11-24T23:00:00Z")))
                .andExpect(jsonPath("$.source").value("contacts"))
                .andExpect(jsonPath("$.until").doesNotExist())
                .andExpect(jsonPath("$.people[0].name").value("Bo Holm"))
                .andExpect(jsonPath("$.people[0].inPlaceOf").value("norge"));
        http.perform(byToken(get("/api/on-call?region=spain")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.source").value("fallback"));
    }

    @Test
    void addressesAreForOperatorsAndAdminsOnly() throws Exception {
        var path = "/api/on-call?region=denmark&at=2026-11-23T23:00:00Z";
        http.perform(byToken(get(path))).andExpect(jsonPath("$.people[0].email").value("bo-holm@example.com"));
        http.perform(get(path).with(user("vera").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.people[0].email").doesNotExist());
        http.perform(get(path).with(user("olga").roles("OPERATOR")))
                .andExpect(jsonPath("$.people[0].email").value("bo-holm@example.com"));
    }

    @Test
    void aViewerSeesOwnRegionsOnly() throws Exception {
        http.perform(get("/api/on-call?region=norway").with(user("vera").roles("VIEWER")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:incidents:problem:no-such-region"));
    }

    @Test
    void aRegionThatNobodyKnowsIsNoneAndIsNotMadeKnown() throws Exception {
        http.perform(byToken(get("/api/on-call?region=atlantis")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
        assertThat(regions.all()).extracting(region -> region.id().value()).doesNotContain("atlantis");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/on-call,                                              bad-region",
        "/api/on-call?region=%0d%0a,                                bad-region",
        "/api/on-call?region=denmark&at=now,                        bad-at",
        "/api/on-call?region=denmark&at=%2B1000000000-12-31T23:59:59.999999999Z, bad-at",
        "/api/on-call?region=denmark&at=-1000000000-01-01T00:00:00Z, bad-at"
    })
    void whatCannotBeAskedIsAProblem(String path, String slug) throws Exception {
        http.perform(byToken(get(URI.create(path))))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:incidents:problem:" + slug));
    }

    @Test
    void theDoorIsClosedToStrangersAndOpensForReadingOnly() throws Exception {
        http.perform(get("/api/on-call?region=denmark")).andExpect(status().isUnauthorized());
        http.perform(byToken(post("/api/on-call?region=denmark"))).andExpect(status().isForbidden());
        http.perform(get("/api/on-call?region=denmark").with(user("nobody").roles("ADMIN")))
                .andExpect(status().isUnauthorized());
    }

    private static MockHttpServletRequestBuilder byToken(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }
}
