package com.cinemataztic.incidents.exporter.collect;

import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.SINCE;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.broken;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import com.cinemataztic.incidents.exporter.cinecloud.Readings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachineReaderTests {

    private final Rig rig = new Rig();

    @BeforeEach
    void aFleetOfFour() {
        rig.cloud
                .with("m1", "c1", "s1", healthy())
                .with("m2", "c1", "s2", broken(Fault.OFFLINE, Optional.of(SINCE)))
                .with("m3", "c2", "s1", healthy())
                .with("m4", "c2", "s2", healthy());
    }

    @Test
    void saysThatTheVendorIsUpOnlyAfterAPoll() {
        assertThat(rig.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 0.0");
        assertThat(rig.samples("cine_exporter_last_success")).isEmpty();
        assertThat(rig.self.hasSucceeded()).isFalse();

        assertThat(rig.machines.poll()).isTrue();

        assertThat(rig.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 1.0");
        assertThat(rig.samples("cine_exporter_last_success")).hasSize(1);
        assertThat(rig.self.hasSucceeded()).isTrue();
    }

    @Test
    void keepsEverySeriesWhileTheVendorIsDownAndShowsItsAge() {
        rig.machines.poll();
        List<String> before = rig.samples("cine_machine");
        List<String> success = rig.samples("cine_exporter_last_success");

        rig.cloud.failing.add("all");
        rig.clock.add(Duration.ofHours(1));

        assertThat(rig.machines.poll()).isFalse();
        // The times of the data did not move on: their age is the age of the outage.
        assertThat(rig.samples("cine_machine")).isEqualTo(before);
        assertThat(rig.samples("cine_exporter_last_success")).isEqualTo(success);
        assertThat(rig.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 0.0");
        assertThat(rig.samples("cine_exporter_polls_total")).containsExactly("cine_exporter_polls_total 2.0");
    }

    @Test
    void losesNothingButTheFreshnessOfTheOneMachineThatFails() {
        rig.machines.poll();
        rig.cloud.failing.add("m2");
        rig.cloud.statuses.put(new MachineId("m1"), broken(Fault.OFFLINE, Optional.empty()));
        rig.clock.add(Duration.ofMinutes(5));

        assertThat(rig.machines.poll()).isTrue();

        assertThat(up("m1")).isEqualTo("0.0");
        assertThat(up("m2")).isEqualTo("0.0");
        assertThat(known("m2").dataAt()).contains(rig.clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(known("m1").dataAt()).contains(rig.clock.instant());
    }

    @Test
    void hasNoWordOnAMachineThatWasNeverReached() {
        rig.cloud.failing.add("m2");

        assertThat(rig.machines.poll()).isTrue();

        assertThat(rig.samples("cine_machine_up")).hasSize(3);
        assertThat(rig.samples("cine_machine_info")).hasSize(4);
    }

    @Test
    void failsThePollWhenMoreThanHalfOfTheMachinesFail() {
        rig.cloud.failing.addAll(List.of("m1", "m2"));
        assertThat(rig.machines.poll()).isTrue();

        rig.cloud.failing.add("m3");
        assertThat(rig.machines.poll()).isFalse();
    }

    @Test
    void stillAsksTheKnownMachinesWhenAListingFails() {
        rig.machines.poll();
        rig.cloud.failing.addAll(List.of("machines", "cinemas"));
        rig.cloud.statuses.put(new MachineId("m2"), healthy());

        assertThat(rig.machines.poll()).isFalse();

        assertThat(up("m2")).isEqualTo("1.0");
    }

    @Test
    void forgetsAMachineOnlyWhenACompleteListingDoesNotNameIt() {
        rig.machines.poll();
        rig.cloud.without("m2").complete = false;
        rig.machines.poll();
        assertThat(rig.samples("cine_machine_up")).hasSize(4);

        rig.cloud.complete = true;
        rig.machines.poll();
        assertThat(rig.samples("cine_machine")).noneMatch(line -> line.contains("\"m2\""));
        assertThat(rig.samples("cine_exporter_machines")).containsExactly("cine_exporter_machines 3.0");
    }

    @Test
    void acceptsReportsAfterTheClockWasSetBack() {
        rig.machines.poll();
        rig.clock.add(Duration.ofHours(-1));
        rig.cloud.statuses.put(new MachineId("m1"), broken(Fault.OFFLINE, Optional.empty()));

        rig.machines.poll();

        assertThat(up("m1")).isEqualTo("0.0");
        assertThat(known("m1").dataAt()).contains(rig.clock.instant());
        String now = Double.toString(rig.clock.instant().getEpochSecond());
        assertThat(rig.samples("cine_exporter_endpoint_last_success"))
                .hasSize(3)
                .allMatch(line -> line.endsWith(" " + now));
    }

    @Test
    void keepsALaterAnswerWhenAnEarlierOneComesAfterIt() {
        rig.machines.poll();
        CallResult early = CallResult.now(rig.clock);
        CallResult late = CallResult.now(rig.clock);
        rig.fleet.statusReported(new MachineId("m1"), broken(Fault.OFFLINE, Optional.empty()), late);
        rig.fleet.statusReported(new MachineId("m1"), healthy(), early);

        assertThat(up("m1")).isEqualTo("0.0");
    }

    @Test
    void saysWhetherBothListingsCameWhole() {
        assertThat(rig.samples("cine_exporter_listings_complete"))
                .containsExactly("cine_exporter_listings_complete 0.0");
        rig.machines.poll();
        assertThat(rig.samples("cine_exporter_listings_complete"))
                .containsExactly("cine_exporter_listings_complete 1.0");

        rig.cloud.complete = false;
        assertThat(rig.machines.poll()).isTrue();
        assertThat(rig.samples("cine_exporter_listings_complete"))
                .containsExactly("cine_exporter_listings_complete 0.0");

        rig.cloud.complete = true;
        rig.machines.poll();
        for (String listing : List.of("cinemas", "machines")) {
            rig.cloud.failing.add(listing);
            rig.machines.poll();
            assertThat(rig.samples("cine_exporter_listings_complete"))
                    .as("without %s", listing)
                    .containsExactly("cine_exporter_listings_complete 0.0");
            rig.cloud.failing.clear();
            rig.machines.poll();
            assertThat(rig.samples("cine_exporter_listings_complete"))
                    .containsExactly("cine_exporter_listings_complete 1.0");
        }
    }

    @Test
    void saysThatTheListingsCameWholeAlsoWhenTheMachinesDoNotAnswer() {
        rig.cloud.failing.addAll(List.of("m1", "m2", "m3"));

        assertThat(rig.machines.poll()).isFalse();
        assertThat(rig.samples("cine_exporter_listings_complete"))
                .containsExactly("cine_exporter_listings_complete 1.0");
    }

    @Test
    void keepsWhatItKnowsOfAMachineThatMovesToAnotherScreen() {
        rig.machines.poll();
        rig.cloud.without("m2").with("m2", "c2", "s1", healthy());
        rig.cloud.failing.add("m2");
        rig.machines.poll();

        assertThat(rig.samples("cine_machine_up{cinema_id=\"c2\",machine_id=\"m2\",region=\"estonia\""))
                .hasSize(1)
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    @Test
    void doesNotMoveTheBeginningOfAFaultThatTheVendorDoesNotDate() {
        rig.cloud.statuses.put(new MachineId("m1"), broken(Fault.DOWNLOAD, Optional.empty()));
        rig.machines.poll();
        var first = rig.clock.instant();
        rig.clock.add(Duration.ofMinutes(5));
        rig.machines.poll();
        assertThat(known("m1").faultySince()).containsExactly(Map.entry(Fault.DOWNLOAD, first));

        rig.cloud.statuses.put(new MachineId("m1"), healthy());
        rig.machines.poll();
        assertThat(known("m1").faultySince()).isEmpty();

        rig.cloud.statuses.put(new MachineId("m1"), broken(Fault.DOWNLOAD, Optional.empty()));
        rig.machines.poll();
        assertThat(known("m1").faultySince()).containsExactly(Map.entry(Fault.DOWNLOAD, rig.clock.instant()));
    }

    @Test
    void keepsTheLastWordOnAFaultOnWhichTheVendorIsSilent() {
        rig.cloud.statuses.put(new MachineId("m1"), broken(Fault.RESOLUTION, Optional.of(SINCE)));
        rig.machines.poll();
        Verdict offline = new Verdict(true, Optional.of(SINCE));
        rig.cloud.statuses.put(new MachineId("m1"), new MachineStatus(Map.of(Fault.OFFLINE, offline), Readings.NONE));
        rig.machines.poll();

        assertThat(known("m1").faultySince()).containsOnlyKeys(Fault.OFFLINE, Fault.RESOLUTION);
        assertThat(known("m1").verdicts()).containsEntry(Fault.RESOLUTION, true).containsEntry(Fault.DOWNLOAD, false);
    }

    @Test
    void countsAMachineListedTwiceOnce() {
        rig.cloud.with("m1", "c2", "s1", healthy());
        rig.machines.poll();

        assertThat(rig.samples("cine_machine_up")).hasSize(4);
    }

    private KnownMachine known(String id) {
        return rig.fleet.machines().stream()
                .filter(m -> m.machine().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String up(String id) {
        return rig.samples("cine_machine_up").stream()
                .filter(line -> line.contains("\"" + id + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
