package com.cinemataztic.incidents.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The hand on the stand-in for the vendor's cloud, and the vendor's own word on machines and shows. */
final class CineCloudStandIn {

    /** A screen at which nothing can begin or end while a test observes it. */
    private static final Duration QUIET = Duration.ofMinutes(20);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Http control;
    private final Http api;

    CineCloudStandIn(String base, String token) {
        this.control = new Http(base + "/control", "");
        this.api = new Http(base + "/api/v1", token);
    }

    /** What can be wrong with a machine; the stand-in's words. */
    enum Fault {
        OFFLINE("offline", "machine-offline"),
        RESOLUTION("resolution", "wrong-resolution"),
        DOWNLOAD("download", "game-download-failed");

        private final String word;

        /** What the rules call it. */
        final String errorId;

        Fault(String word, String errorId) {
            this.word = word;
            this.errorId = errorId;
        }
    }

    /** One machine and where it stands. */
    record Machine(
            String machineId, String region, String cinemaId, String cinemaName, String screenId, String screenName) {}

    /**
     * Something that is wrong with a machine.
     *
     * @param fault the stand-in's word
     */
    record Wrong(String machineId, String cinemaId, String screenId, String fault, Instant since) {

        /** @return what the rules call it; empty for what is no fault of the machine, but of the answers about it */
        Optional<String> errorId() {
            return Arrays.stream(Fault.values())
                    .filter(known -> known.word.equals(fault))
                    .map(known -> known.errorId)
                    .findFirst();
        }
    }

    private record Faults(List<Wrong> faults) {}

    private record Machines(List<Machine> machines) {}

    private record Status(@Nullable Instant offlineSince) {}

    private record Shows(List<Show> shows) {}

    /** One pre-show block. */
    record Show(Instant startsAt, Instant endsAt) {}

    /** @return the machines of one cinema, one a screen */
    List<Machine> machinesOf(String cinemaId) {
        return machines("cinema=" + cinemaId);
    }

    /** @return a machine of that region on whose screen no show is in progress and none begins soon */
    Machine idleMachineIn(String region) {
        return machines("region=" + region).stream()
                .filter(machine ->
                        nextShow(machine).startsAt().isAfter(Instant.now().plus(QUIET)))
                .findFirst()
                .orElseThrow();
    }

    /** @return the show in progress on the machine's screen, else the next one */
    Show nextShow(Machine machine) {
        var path = "/cinemas/" + machine.cinemaId() + "/screens/" + machine.screenId() + "/shows";
        return JSON.readValue(api.get(path), Shows.class).shows().getFirst();
    }

    /** @return since when the machine is offline, by the vendor's clock */
    @Nullable
    Instant offlineSince(Machine machine) {
        var path = "/machines/" + encoded(machine.machineId()) + "/status";
        return JSON.readValue(api.get(path), Status.class).offlineSince();
    }

    void breaks(Machine machine, Fault fault) {
        control.post("/break?machine=" + encoded(machine.machineId()) + "&fault=" + fault.word);
    }

    /** The vendor's answers about the machine are errors. */
    void failsAnswersAbout(Machine machine) {
        control.post("/break?machine=" + encoded(machine.machineId()) + "&fault=failing");
    }

    /** They are answers again; what else is wrong with the machine stays so. */
    void answersAbout(Machine machine) {
        control.post("/repair?machine=" + encoded(machine.machineId()) + "&fault=failing");
    }

    /** Repairs this fault of the machine and nothing else. */
    void repairs(Machine machine, Fault fault) {
        control.post("/repair?machine=" + encoded(machine.machineId()) + "&fault=" + fault.word);
    }

    /** @return all that is wrong now, with machines and with the answers about them */
    List<Wrong> wrong() {
        return JSON.readValue(control.get("/faults"), Faults.class).faults();
    }

    /** The whole API answers 503, until it is up again. */
    void goesDown() {
        control.post("/api?mode=down");
    }

    void isUpAgain() {
        control.post("/api?mode=ok");
    }

    void renames(String cinemaId, String name) {
        control.post("/rename?cinema=" + cinemaId + "&name=" + encoded(name));
    }

    /** Another box stands at the machine's screen. */
    void swaps(Machine machine) {
        control.post("/swap?machine=" + encoded(machine.machineId()));
    }

    /** @return the machine that stands at that one's screen now */
    Machine nowAtTheScreenOf(Machine machine) {
        return machinesOf(machine.cinemaId()).stream()
                .filter(other -> other.screenId().equals(machine.screenId()))
                .findFirst()
                .orElseThrow();
    }

    /** @return the machines of one region, one a screen */
    List<Machine> machinesIn(String region) {
        return machines("region=" + region);
    }

    void cutsPowerIn(String region) {
        control.post("/break?region=" + region + "&fault=offline");
    }

    void givesPowerBackIn(String region) {
        control.post("/repair?region=" + region);
    }

    /** Repairs everything of the machine. */
    void repairs(Machine machine) {
        control.post("/repair?machine=" + encoded(machine.machineId()));
    }

    void cutsPowerOf(String cinemaId) {
        control.post("/break?cinema=" + cinemaId + "&fault=offline");
    }

    void repairsAll() {
        control.post("/repair?all=true");
    }

    private List<Machine> machines(String query) {
        return JSON.readValue(control.get("/machines?" + query), Machines.class).machines();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
