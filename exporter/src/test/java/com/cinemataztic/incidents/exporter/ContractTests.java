package com.cinemataztic.incidents.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in keeps to the vendor's contract, cine-cloud.openapi.yaml, whatever is done to it. */
class ContractTests extends OnTheStandIn {

    private static final String MACHINE = "02:c1:9e:37:79:b1";
    private static final String STATUS = "/api/v1/machines/" + MACHINE + "/status";
    private static final String SHOWS = "/api/v1/cinemas/dk-001/screens/s1/shows";
    private static final Contract CONTRACT = new Contract();
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void isADocumentOfItsVersionInWhichEveryReferenceLeadsSomewhere() {
        assertThat(CONTRACT.root().path("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(CONTRACT.danglingReferences()).isEmpty();
    }

    @Test
    void declaresTheErrorsOfEveryPath() {
        CONTRACT.root()
                .path("paths")
                .forEachEntry((path, item) -> assertThat(
                                item.path("get").path("responses").propertyNames())
                        .as(path)
                        .contains("200", "401", "405", "429", "500", "503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cinemas", "/api/v1/machines"})
    void pagesToTheEndWithoutRepeatingAnything(String listing) {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            String path = listing + "?limit=30" + (next.isEmpty() ? "" : "&cursor=" + next);
            JsonNode page = JSON.readTree(checked(path, 200).body());
            assertThat(page.path("items").size()).isBetween(1, 30);
            page.path("items")
                    .forEach(item -> ids.add(item.path("machineId")
                            .stringValue(item.path("cinemaId").stringValue())));
            next = page.path("next").stringValue("");
        } while (!next.isEmpty());

        assertThat(ids).doesNotHaveDuplicates().hasSize(listing.endsWith("machines") ? 700 : 98);
    }

    @Test
    void answersAboutEveryMachine() {
        standIn.control("seed?seed=7&percent=50");
        standIn.control("night?mode=on");
        String next = "";
        do {
            JsonNode page = JSON.readTree(standIn.pages()
                    .get("/api/v1/machines?limit=200&cursor=" + next, StandIn.TOKEN)
                    .body());
            page.path("items")
                    .forEach(machine -> checked(
                            "/api/v1/machines/" + machine.path("machineId").stringValue() + "/status", 200));
            next = page.path("next").stringValue("");
        } while (!next.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"offline", "resolution", "display", "download", "disk", "heat"})
    void answersAboutABrokenMachine(String fault) {
        String well = checked(STATUS, 200).body();
        standIn.control("break?machine=" + MACHINE + "&fault=" + fault);

        assertThat(checked(STATUS, 200).body()).isNotEqualTo(well);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/cinemas", "/api/v1/machines?limit=7", SHOWS + "?hours=72&from=2026-03-28T12:00:00Z"})
    void saysThatNothingHasChangedUntilItHas(String path) {
        String etag = checked(path, 200).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = standIn.pages().get(path, StandIn.TOKEN, "If-None-Match", etag);
        CONTRACT.check(path, same);
        assertThat(same.statusCode()).isEqualTo(304);

        standIn.control("rename?cinema=dk-001&name=New");
        standIn.control("swap?machine=" + MACHINE);
        HttpResponse<String> other = standIn.pages().get(path, StandIn.TOKEN, "If-None-Match", etag);
        assertThat(other.statusCode()).isEqualTo(path.startsWith(SHOWS) ? 304 : 200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/cinemas?limit=0, 400",
        "/api/v1/machines?limit=201, 400",
        "/api/v1/machines?cursor=%2F, 400",
        "/api/v1/machines/none/status, 404",
        "/api/v1/cinemas/dk-001/screens/s99/shows, 404",
        "/api/v1/cinemas/none/screens/s1/shows, 404",
        "/api/v1/cinemas/dk-001/screens/s1/shows?hours=337, 400",
        "/api/v1/cinemas/dk-001/screens/s1/shows?from=now, 400"
    })
    void refusesAsDeclared(String path, int status) {
        checked(path, status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cinemas", "/api/v1/machines", STATUS, SHOWS})
    void failsAsDeclared(String path) {
        HttpResponse<String> stranger = standIn.pages().get(path);
        assertThat(stranger.statusCode()).isEqualTo(401);
        CONTRACT.check(path, stranger);
        HttpResponse<String> writer = standIn.pages().post(path, StandIn.TOKEN);
        assertThat(writer.statusCode()).isEqualTo(405);
        CONTRACT.check(path, writer);

        standIn.control("api?mode=broken&amount=100");
        checked(path, 500);
        standIn.control("api?mode=down");
        checked(path, 503);
        standIn.control("api?mode=ok");
        standIn.control("api?mode=limited&amount=1");
        while (standIn.pages().get(path, StandIn.TOKEN).statusCode() != 429) {
            // The second turned in between.
        }
        HttpResponse<String> tooMany = standIn.pages().get(path, StandIn.TOKEN);
        CONTRACT.check(path, tooMany);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/cinemas", "/api/v1/machines", STATUS, SHOWS})
    void isBrokenByNonsenseSoThatThisTestCanFail(String path) {
        standIn.control("api?mode=malformed&amount=100");

        HttpResponse<String> nonsense = standIn.pages().get(path, StandIn.TOKEN);

        assertThatThrownBy(() -> CONTRACT.check(path, nonsense)).isInstanceOf(Throwable.class);
    }

    private static HttpResponse<String> checked(String path, int status) {
        HttpResponse<String> answer = standIn.pages().get(path, StandIn.TOKEN);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        CONTRACT.check(path, answer);
        return answer;
    }
}
