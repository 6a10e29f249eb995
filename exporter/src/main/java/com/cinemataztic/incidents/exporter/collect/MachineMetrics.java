package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Download;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import com.cinemataztic.incidents.exporter.cinecloud.Readings;
import com.cinemataztic.incidents.exporter.collect.Gauges.Infos;
import com.cinemataztic.incidents.exporter.collect.Gauges.Points;
import io.prometheus.metrics.model.snapshots.Labels;

/** The metrics of machines, for one scrape. */
final class MachineMetrics {

    private final Points up;
    private final Points resolutionOk;
    private final Points displayConnected;
    private final Points downloadFailed;
    private final Points faultSince;
    private final Points dataAt;
    private final Points lastSeen;
    private final Points temperature;
    private final Points diskSize;
    private final Points diskFree;
    private final Points downloadProgress;
    private final Infos info;
    private final Infos resolution;
    private final Infos download;

    MachineMetrics(Gauges gauges) {
        up = gauges.gauge("cine_machine_up", "1 if cine-cloud says that the machine is online, 0 if offline.");
        resolutionOk = gauges.gauge(
                "cine_machine_resolution_ok", "1 if the picture is played in the wanted resolution, else 0.");
        displayConnected = gauges.gauge("cine_machine_display_connected", "1 if the machine sees its display, else 0.");
        downloadFailed = gauges.gauge(
                "cine_machine_game_download_failed", "1 if the machine could not download its game, else 0.");
        faultSince = gauges.gauge(
                "cine_machine_fault_since_timestamp_seconds",
                "Unix time at which the fault began, in seconds; only while it lasts.");
        dataAt = gauges.gauge(
                "cine_machine_data_timestamp_seconds",
                "Unix time at which cine-cloud was asked for its last good answer about the machine, in seconds.");
        lastSeen = gauges.gauge(
                "cine_machine_last_seen_timestamp_seconds",
                "Unix time at which cine-cloud last saw the machine, in seconds.");
        temperature = gauges.gauge(
                "cine_machine_temperature_celsius", "Temperature of the machine's processor, in degrees Celsius.");
        diskSize = gauges.gauge("cine_machine_disk_size_bytes", "Size of the disk that games are kept on, in bytes.");
        diskFree = gauges.gauge("cine_machine_disk_free_bytes", "What is free of that disk, in bytes.");
        downloadProgress =
                gauges.gauge("cine_machine_download_progress_ratio", "Share of the download that is there, 0 to 1.");
        info = gauges.info("cine_machine", "The machine and its software; always 1.");
        resolution = gauges.info("cine_machine_resolution", "The resolution wanted and the actual one; always 1.");
        download = gauges.info(
                "cine_machine_download", "The download, its state and what went wrong if it failed; always 1.");
    }

    /** @param labels machine and screen */
    void add(KnownMachine known, Labels labels) {
        Labels id = Labels.of("machine_id", known.machine().id().value());
        Readings readings = known.readings();
        info.add(labels.add("software_version", known.softwareVersion()));
        known.verdicts().forEach((fault, faulty) -> {
            switch (fault) {
                case OFFLINE -> up.add(labels, !faulty);
                case RESOLUTION -> resolutionOk.add(labels, !faulty);
                case DISPLAY -> displayConnected.add(labels, !faulty);
                case DOWNLOAD -> downloadFailed.add(labels, faulty);
            }
        });
        known.faultySince().forEach((fault, since) -> faultSince.add(labels.add("fault", fault.word()), since));
        known.dataAt().ifPresent(at -> dataAt.add(id.add("endpoint", Endpoint.STATUS.word()), at));
        readings.lastSeen().ifPresent(at -> lastSeen.add(labels, at));
        readings.temperature().ifPresent(celsius -> temperature.add(labels, celsius));
        readings.disk().ifPresent(disk -> {
            diskSize.add(labels, (double) disk.total());
            diskFree.add(labels, (double) disk.free());
        });
        readings.resolution()
                .ifPresent(reported ->
                        resolution.add(id.add("wanted", reported.wanted()).add("actual", reported.actual())));
        readings.downloads().ifPresent(all -> all.read().forEach(one -> add(one, labels, id)));
    }

    private void add(Download one, Labels labels, Labels id) {
        downloadProgress.add(labels.add("download_id", one.id()), one.progress());
        download.add(id.add("download_id", one.id())
                .add("download_name", one.name())
                .add("state", one.state().word())
                .add("error_code", one.error().map(Download.Failure::code).orElse(""))
                .add("error_message", one.error().map(Download.Failure::message).orElse("")));
    }
}
