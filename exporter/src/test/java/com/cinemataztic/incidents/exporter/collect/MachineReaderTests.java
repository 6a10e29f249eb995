package com.cinemataztic.incidents.exporter.collect;

import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.SINCE;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.broken;
import static com.cinemataztic.incidents.exporter.collect.ScriptedCloud.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachineReaderTests {

    private final Bench bench = new Bench();

    @BeforeEach
    void aFleetOfFour() {
        bench.cloud
                .with("m1", "c1", "s1", healthy())
                .with("m2", "c1", "s2", broken(Fault.OFFLINE, Optional.of(SINCE)))
                .with("m3", "c2", "s1", healthy())
                .with("m4", "c2", "s2", healthy());
    }

    @Test
    void saysThatTheVendorIsUpOnlyAfterAPoll() {
        assertThat(bench.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 0.0");
        assertThat(bench.samples("cine_exporter_last_success")).isEmpty();
        assertThat(bench.self.hasSucceeded()).isFalse();

        assertThat(bench.machines.poll()).isTrue();

        assertThat(bench.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 1.0");
        assertThat(bench.samples("cine_exporter_last_success")).hasSize(1);
        assertThat(bench.self.hasSucceeded()).isTrue();
    }

    @Test
    void keepsEverySeriesWhileTheVendorIsDownAndTellsItsAge() {
        bench.machines.poll();
        List<String> before = bench.samples("cine_machine");
        List<String> success = bench.samples("cine_exporter_last_success");

        bench.cloud.failing.add("all");
        bench.clock.advance(Duration.ofHours(1));

        assertThat(bench.machines.poll()).isFalse();
        // The times of the data did not move on: their age is the age of the outage.
        assertThat(bench.samples("cine_machine")).isEqualTo(before);
        assertThat(bench.samples("cine_exporter_last_success")).isEqualTo(success);
        assertThat(bench.samples("cine_exporter_api_up")).containsExactly("cine_exporter_api_up 0.0");
        assertThat(bench.samples("cine_exporter_polls_total")).containsExactly("cine_exporter_polls_total 2.0");
    }

    @Test
    void losesNothingButTheFreshnessOfTheOneMachineThatFails() {
        bench.machines.poll();
        bench.cloud.failing.add("m2");
        bench.cloud.statuses.put(new MachineId("m1"), broken(Fault.OFFLINE, Optional.empty()));
        bench.clock.advance(Duration.ofMinutes(5));

        assertThat(bench.machines.poll()).isTrue();

        assertThat(up("m1")).isEqualTo("0.0");
        assertThat(up("m2")).isEqualTo("0.0");
        assertThat(known("m2").dataAt()).contains(bench.clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(known("m1").dataAt()).contains(bench.clock.instant());
    }

    @Test
    void hasNoWordOnAMachineThatWasNeverReached() {
        bench.cloud.failing.add("m2");

        assertThat(bench.machines.poll()).isTrue();

        assertThat(bench.samples("cine_machine_up")).hasSize(3);
        assertThat(bench.samples("cine_machine_info")).hasSize(4);
    }

    @Test
    void failsThePollWhenMoreThanHalfOfTheMachinesFail() {
        bench.cloud.failing.addAll(List.of("m1", "m2"));
        assertThat(bench.machines.poll()).isTrue();

        bench.cloud.failing.add("m3");
        assertThat(bench.machines.poll()).isFalse();
    }

    @Test
    void stillAsksTheKnownMachinesWhenAListingFails() {
        bench.machines.poll();
        bench.cloud.failing.addAll(List.of("machines", "cinemas"));
        bench.cloud.statuses.put(new MachineId("m2"), healthy());

        assertThat(bench.machines.poll()).isFalse();

        assertThat(up("m2")).isEqualTo("1.0");
    }

    @Test
    void forgetsAMachineOnlyWhenACompleteListingDoesNotNameIt() {
        bench.machines.poll();
        bench.cloud.without("m2").complete = false;
        bench.machines.poll();
        assertThat(bench.samples("cine_machine_up")).hasSize(4);

        bench.cloud.complete = true;
        bench.machines.poll();
        assertThat(bench.samples("cine_machine")).noneMatch(line -> line.contains("\"m2\""));
        assertThat(bench.samples("cine_exporter_machines")).containsExactly("cine_exporter_machines 3.0");
    }

    @Test
    void keepsWhatItKnowsOfAMachineThatMovesToAnotherScreen() {
        bench.machines.poll();
        bench.cloud.without("m2").with("m2", "c2", "s1", healthy());
        bench.cloud.failing.add("m2");
        bench.machines.poll();

        assertThat(bench.samples("cine_machine_up{cinema_id=\"c2\",machine_id=\"m2\",region=\"estonia\""))
                .hasSize(1)
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    @Test
    void doesNotMoveTheBeginningOfAFaultThatTheVendorDoesNotDate() {
        bench.cloud.statuses.put(new MachineId("m1"), broken(Fault.DOWNLOAD, Optional.empty()));
        bench.machines.poll();
        var first = bench.clock.instant();
        bench.clock.advance(Duration.ofMinutes(5));
        bench.machines.poll();
        assertThat(known("m1").faultySince()).containsExactly(Map.entry(Fault.DOWNLOAD, first));

        bench.cloud.statuses.put(new MachineId("m1"), healthy());
        bench.machines.poll();
        assertThat(known("m1").faultySince()).isEmpty();

        bench.cloud.statuses.put(new MachineId("m1"), broken(Fault.DOWNLOAD, Optional.empty()));
        bench.machines.poll();
        assertThat(known("m1").faultySince()).containsExactly(Map.entry(Fault.DOWNLOAD, bench.clock.instant()));
    }

    @Test
    void keepsTheLastWordOnAFaultOnWhichTheVendorIsSilent() {
        bench.cloud.statuses.put(new MachineId("m1"), broken(Fault.RESOLUTION, Optional.of(SINCE)));
        bench.machines.poll();
        Verdict offline = new Verdict(true, Optional.of(SINCE));
        bench.cloud.statuses.put(new MachineId("m1"), new MachineStatus(Map.of(Fault.OFFLINE, offline)));
        bench.machines.poll();

        assertThat(known("m1").faultySince()).containsOnlyKeys(Fault.OFFLINE, Fault.RESOLUTION);
        assertThat(known("m1").verdicts()).containsEntry(Fault.RESOLUTION, true).containsEntry(Fault.DOWNLOAD, false);
    }

    @Test
    void countsAMachineListedTwiceOnce() {
        bench.cloud.with("m1", "c2", "s1", healthy());
        bench.machines.poll();

        assertThat(bench.samples("cine_machine_up")).hasSize(4);
    }

    private KnownMachine known(String id) {
        return bench.fleet.machines().stream()
                .filter(m -> m.machine().id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String up(String id) {
        return bench.samples("cine_machine_up").stream()
                .filter(line -> line.contains("\"" + id + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
