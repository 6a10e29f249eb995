package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpCineCloudTests extends HttpCineCloudRig {

    @Test
    void readsAllPagesInOrder() {
        vendor.says(MACHINES, page("a", "\"p 2\""))
                .says(MACHINES + "&cursor=p%202", page("b", "\"p3\""))
                .says(MACHINES + "&cursor=p3", page("c", "null"));

        assertThat(good(cloud.machines()).items())
                .extracting(m -> m.id().value())
                .containsExactly("a", "b", "c");
        assertThat(good(cloud.machines()).complete()).isTrue();
        assertThat(vendor.lastHeader("Authorization")).contains("Bearer s3cret");
    }

    @Test
    void failsTheWholeListingWhenALaterPageFails() {
        vendor.says(MACHINES, page("a", "\"p2\""));

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("http_404"));
    }

    @Test
    void doesNotPageForEverWhenTheCursorRepeats() {
        vendor.says(MACHINES, page("a", "\"x\"")).says(MACHINES + "&cursor=x", page("b", "\"x\""));

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("malformed"));
    }

    @Test
    void doesNotTrustAnEmptyListing() {
        vendor.says(MACHINES, "{\"items\":[],\"next\":null}");

        assertThat(cloud.machines()).isEqualTo(new Answer.Failed<>("empty"));
        assertThat(errors).containsExactly("machines empty");
    }

    @Test
    void leavesOutMalformedEntriesAndSaysThatTheListingIsNotComplete() {
        vendor.says(MACHINES, """
                {"items":[{"machineId":"a","cinemaId":"c","screenId":"s"},{"machineId":" ","cinemaId":"c","screenId":"s"},
                 {"cinemaId":"c"},7,null]}""");

        Listing<Machine> listing = good(cloud.machines());

        assertThat(listing.items()).extracting(m -> m.id().value()).containsExactly("a");
        assertThat(listing.complete()).isFalse();
        assertThat(errors).hasSize(4).containsOnly("machines malformed");
    }

    @Test
    void keepsACinemaOfWhichOneScreenIsMalformed() {
        vendor.says("/api/v1/cinemas?limit=200", """
                {"items":[{"cinemaId":"c","cinemaName":"Kino Järve","region":"estonia","timeZone":"Europe/Tallinn",
                 "screens":[{"screenId":"s1","screenName":"Saal 1"},{"screenId":""}]}]}""");

        Listing<Cinema> listing = good(cloud.cinemas());

        assertThat(listing.items().getFirst().screens())
                .extracting(Screen::name)
                .containsExactly("Saal 1");
        assertThat(listing.complete()).isFalse();
        assertThat(errors).containsExactly("cinemas malformed");
    }

    @ParameterizedTest
    @MethodSource("com.cinemataztic.incidents.exporter.cinecloud.StatusFormatTests#malformed")
    void rejectsAMalformedStatusAndCountsIt(String body) {
        vendor.says(STATUS, body);

        assertThat(cloud.status(M1, Effort.FULL)).isEqualTo(new Answer.Failed<>("malformed"));
        assertThat(errors).containsExactly("status malformed");
    }

    @Test
    void readsShowsInOrder() {
        vendor.says(SHOWS, """
                {"shows":[{"startsAt":"2026-03-02T10:00:00Z","endsAt":"2026-03-02T10:20:00Z"},
                          {"startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T10:20:00Z"}]}""");

        assertThat(good(cloud.shows(S1, Duration.ofDays(3), Effort.FULL)))
                .extracting(Show::startsAt)
                .isSorted();
    }

    @Test
    void rejectsShowsThatEndBeforeTheyStart() {
        vendor.says(SHOWS, """
                {"shows":[{"startsAt":"2026-03-02T10:00:00Z","endsAt":"2026-03-02T09:00:00Z"}]}""");

        assertThat(cloud.shows(S1, Duration.ofDays(3), Effort.FULL)).isEqualTo(new Answer.Failed<>("malformed"));
    }

    @Test
    void encodesIdsInAddresses() {
        assertThat(cloud.status(new MachineId("../a?b#c"), Effort.FULL)).isEqualTo(new Answer.Failed<>("http_404"));
        assertThat(vendor.requests()).containsExactly("/api/v1/machines/..%2Fa%3Fb%23c/status");
    }
}
