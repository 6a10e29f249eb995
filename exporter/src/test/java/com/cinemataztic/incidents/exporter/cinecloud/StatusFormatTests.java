package com.cinemataztic.incidents.exporter.cinecloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Malformed;
import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Read;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFormatTests {

    private static final MachineId M1 = new MachineId("m1");

    @Test
    void readsEachFaultWithItsBeginning() {
        MachineStatus status = whole("""
                {"machineId":"m1","online":false,"offlineSince":"2026-03-01T08:00:00Z","lastSeen":"2026-03-01T08:00:00Z",
                 "resolution":{"wanted":"1920x1080","actual":"1280x720","since":null},
                 "display":{"connected":false,"since":"2026-03-01T06:00:00Z"},
                 "downloads":[
                  {"downloadId":"a","state":"failed","progressPercent":3,"since":"2026-03-01T07:30:00Z"},
                  {"downloadId":"b","state":"failed","progressPercent":5,"since":"2026-03-01T07:00:00Z"}],
                 "new":"field"}""");

        assertThat(status.verdicts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Fault.OFFLINE, since("2026-03-01T08:00:00Z"),
                        Fault.RESOLUTION, new Verdict(true, Optional.empty()),
                        Fault.DISPLAY, since("2026-03-01T06:00:00Z"),
                        Fault.DOWNLOAD, since("2026-03-01T07:00:00Z")));
    }

    @Test
    void readsWhatTheMachineReportsAboutItself() {
        Readings readings = whole("""
                {"machineId":"m1","online":true,"lastSeen":"2026-03-01T08:00:00Z","softwareVersion":"4.13.1",
                 "resolution":{"wanted":"1920x1080","actual":"1920x1080"},
                 "downloads":[{"downloadId":"quiz","name":"Quiz","state":"running","progressPercent":62.5}],
                 "disk":{"totalBytes":64000000000,"freeBytes":0},"temperatureCelsius":47}""").readings();

        assertThat(readings.resolution()).contains(new Readings.Resolution("1920x1080", "1920x1080"));
        assertThat(readings.downloads().orElseThrow().read())
                .containsExactly(new Download("quiz", "Quiz", Download.State.RUNNING, 0.625, Optional.empty()));
        assertThat(readings.disk()).contains(new Readings.Disk(64_000_000_000L, 0));
        assertThat(readings.temperature()).contains(47.0);
        assertThat(readings.lastSeen()).contains(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(readings.softwareVersion()).contains("4.13.1");
    }

    @Test
    void takesSilenceForUnknown() {
        MachineStatus status = whole("""
                {"machineId":"m1","online":true,"resolution":{"wanted":"1920x1080","actual":null},"display":null,
                 "downloads":null,"disk":null,"temperatureCelsius":null,"lastSeen":null,"softwareVersion":null}""");

        assertThat(status.verdicts()).containsOnlyKeys(Fault.OFFLINE);
        assertThat(status.readings()).isEqualTo(Readings.NONE);
    }

    @Test
    void takesAnEmptyListOfDownloadsForAWord() {
        assertThat(whole("{\"machineId\":\"m1\",\"online\":true,\"downloads\":[]}")
                        .verdicts())
                .containsEntry(Fault.DOWNLOAD, new Verdict(false, Optional.empty()));
    }

    /** Answers on machine {@code m1} that are none. */
    static Stream<String> malformed() {
        return Stream.of(
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"machineId\":\"m1\"}",
                "{\"machineId\":\"m2\",\"online\":true}",
                "{\"machineId\":7,\"online\":true}",
                "{\"machineId\":\"m1\",\"online\":\"yes\"}",
                "{\"machineId\":\"m1\",\"online\":1}",
                "{\"machineId\":\"m1\",\"online\":true,\"online\":false}",
                "{\"machineId\":\"m1\",\"online\":true} trailing",
                "<html>503</html>");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesAnAnswerThatDoesNotSayWhoseItIsAndWhetherItIsOnline(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"offlineSince\":\"yesterday\"",
                "\"offlineSince\":17",
                "\"lastSeen\":\"2026-02-30T00:00:00Z\"",
                "\"resolution\":\"1920x1080\"",
                "\"resolution\":{\"wanted\":\"big\",\"actual\":\"1920x1080\"}",
                "\"resolution\":{\"wanted\":\"1920x1080\",\"actual\":\"1920x1080 or so\"}",
                "\"resolution\":{\"wanted\":\"1920x1080\",\"actual\":{}}",
                "\"display\":{}",
                "\"display\":{\"connected\":\"no\"}",
                "\"downloads\":{}",
                "\"downloads\":[7]",
                "\"downloads\":[{\"downloadId\":\"a\",\"state\":\"perhaps\",\"progressPercent\":1}]",
                "\"downloads\":[{\"downloadId\":\"a\",\"state\":\"done\",\"progressPercent\":101}]",
                "\"downloads\":[{\"downloadId\":\"a b\",\"state\":\"done\",\"progressPercent\":1}]",
                "\"downloads\":[{\"downloadId\":\"a\",\"state\":\"done\",\"progressPercent\":\"1\"}]",
                "\"disk\":{\"totalBytes\":10,\"freeBytes\":11}",
                "\"disk\":{\"totalBytes\":99999999999999999999,\"freeBytes\":1}",
                "\"disk\":{\"totalBytes\":1.5,\"freeBytes\":1}",
                "\"temperatureCelsius\":1e308",
                "\"temperatureCelsius\":\"hot\"",
                "\"softwareVersion\":4"
            })
    void leavesOutAndCountsAPartThatItCannotReadButNotTheMachine(String part) {
        Read<MachineStatus> read = read("{\"machineId\":\"m1\",\"online\":false," + part + "}");

        assertThat(read.unreadable()).isEqualTo(1);
        assertThat(read.item().verdicts()).containsEntry(Fault.OFFLINE, new Verdict(true, Optional.empty()));
        assertThat(read.item().readings().over(Readings.NONE).disk()).isEmpty();
    }

    @Test
    void doesNotSayThatNoDownloadFailedWhileOneCannotBeRead() {
        Read<MachineStatus> read = read("""
                {"machineId":"m1","online":true,"downloads":[7,
                 {"downloadId":"a","state":"done","progressPercent":100}]}""");

        assertThat(read.item().verdicts()).doesNotContainKey(Fault.DOWNLOAD);
        assertThat(read.item().readings().downloads().orElseThrow().read()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"downloadId\":\"a\",\"progressPercent\":null",
                "\"downloadId\":\"a\",\"progressPercent\":700",
                "\"downloadId\":\"a b\",\"progressPercent\":1",
                "\"downloadId\":\"a\",\"progressPercent\":1,\"error\":\"no space\""
            })
    void reportsAFailedDownloadEvenWhenItsOtherFieldsAreUnreadable(String others) {
        Read<MachineStatus> read = read("{\"machineId\":\"m1\",\"online\":true,\"downloads\":[{\"state\":\"failed\","
                + "\"since\":\"2026-03-01T07:00:00Z\"," + others + "}]}");

        assertThat(read.unreadable()).isEqualTo(1);
        assertThat(read.item().verdicts()).containsEntry(Fault.DOWNLOAD, since("2026-03-01T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no space", "", "0123456789012345678901234567890123456789"})
    void takesACodeThatIsNoIdForUnknown(String given) {
        String code = given.length() > 20 ? given.repeat(3) : given;
        Readings readings = whole("{\"machineId\":\"m1\",\"online\":true,\"downloads\":[{\"downloadId\":\"a\","
                        + "\"state\":\"failed\",\"progressPercent\":3,\"error\":{\"code\":\"" + code
                        + "\",\"message\":\"disk full\"}}]}")
                .readings();

        assertThat(readings.downloads().orElseThrow().read().getFirst().error())
                .contains(new Download.Failure("unknown", "disk full"));
    }

    @Test
    void keepsOneOfTwoDownloadsWithTheSameId() {
        String download = "{\"downloadId\":\"a\",\"state\":\"done\",\"progressPercent\":100}";
        Read<MachineStatus> read =
                read("{\"machineId\":\"m1\",\"online\":true,\"downloads\":[" + download + "," + download + "]}");

        assertThat(read.item().readings().downloads().orElseThrow().read()).hasSize(1);
        assertThat(read.unreadable()).isEqualTo(1);
    }

    @Test
    void keepsADownloadOfWhichOnlyTheIdCanBeReadAsItWasAndLetsGoOfOneThatIsNotThere() {
        Readings earlier = known("race", "quiz", "old");

        Readings now = readings("""
                {"downloadId":"race","state":"perhaps","progressPercent":40},
                {"downloadId":"quiz","state":"running","progressPercent":60}""").over(earlier);

        assertThat(now.downloads().orElseThrow().read())
                .containsExactlyInAnyOrder(running("quiz", 0.6), running("race", 0.4));
    }

    @Test
    void keepsEveryDownloadThatMayBeTheOneOfWhichNotEvenTheIdCanBeRead() {
        Readings earlier = known("race", "quiz", "old");

        Readings now = readings("7,{\"downloadId\":\"quiz\",\"state\":\"running\",\"progressPercent\":60}")
                .over(earlier);
        assertThat(now.downloads().orElseThrow().read())
                .containsExactlyInAnyOrder(running("quiz", 0.6), running("race", 0.4), running("old", 0.4));

        assertThat(readings("").over(now).downloads().orElseThrow().read()).isEmpty();
    }

    @Test
    void keepsNotEverMoreDownloadsOfAMachineOfWhichOneCanNeverBeRead() {
        Readings kept = Readings.NONE;
        for (int answer = 0; answer < 100; answer++) {
            kept = readings("7,{\"downloadId\":\"d" + answer + "\",\"state\":\"done\",\"progressPercent\":100}")
                    .over(kept);
        }

        assertThat(kept.downloads().orElseThrow().read())
                .hasSize(50)
                .extracting(Download::id)
                .contains("d99");
    }

    @Test
    void cutsTextsThatHaveNoEnd() {
        MachineStatus status =
                whole("{\"machineId\":\"m1\",\"online\":true,\"softwareVersion\":\"" + "🎬".repeat(999) + "\"}");

        assertThat(status.readings().softwareVersion()).contains("🎬".repeat(200));
    }

    @Test
    void refusesTextsAndNestingWithoutEnd() {
        assertThatThrownBy(() -> read(
                        "{\"machineId\":\"m1\",\"online\":true,\"softwareVersion\":\"" + "x".repeat(70_000) + "\"}"))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> read("{\"machineId\":\"m1\",\"online\":true,\"n\":" + "1".repeat(1000) + "}"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void readsUtf8AndUtf16ButNoBrokenUtf8() {
        String body = "{\"machineId\":\"m1\",\"online\":true,\"softwareVersion\":\"Ærø\"}";
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16BE}) {
            MachineStatus status =
                    StatusFormat.status(body.getBytes(charset), M1).item();
            assertThat(status.readings().softwareVersion()).contains("Ærø");
        }
        assertThatThrownBy(() -> StatusFormat.status(body.getBytes(StandardCharsets.ISO_8859_1), M1))
                .isInstanceOf(Malformed.class);
    }

    private static Readings known(String... ids) {
        return new Readings(
                Optional.empty(),
                Optional.of(
                        Downloads.all(Stream.of(ids).map(id -> running(id, 0.4)).toList())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Download running(String id, double progress) {
        return new Download(id, id, Download.State.RUNNING, progress, Optional.empty());
    }

    private static Readings readings(String downloads) {
        return read("{\"machineId\":\"m1\",\"online\":true,\"downloads\":[" + downloads + "]}")
                .item()
                .readings();
    }

    private static Verdict since(String time) {
        return new Verdict(true, Optional.of(Instant.parse(time)));
    }

    private static Read<MachineStatus> read(String body) {
        return StatusFormat.status(body.getBytes(StandardCharsets.UTF_8), M1);
    }

    private static MachineStatus whole(String body) {
        Read<MachineStatus> read = read(body);
        assertThat(read.unreadable()).isZero();
        return read.item();
    }
}
