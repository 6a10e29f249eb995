package com.cinemataztic.incidents.tickets.ui.panel;

/** What the exporter measures of a machine and an error is about. */
enum MachineMetric {
    UP("cine_machine_up", 1),
    RESOLUTION("cine_machine_resolution_ok", 1),
    DISPLAY("cine_machine_display_connected", 1),
    DOWNLOAD_FAILED("cine_machine_game_download_failed", 1),
    DOWNLOAD("cine_machine_download_progress_ratio", 1),
    DISK("cine:machine_disk_free:ratio", 1),
    TEMPERATURE("cine_machine_temperature_celsius", 100);

    private final String series;
    private final double top;

    MachineMetric(String series, double top) {
        this.series = series;
        this.top = top;
    }

    /** @return what shows the error best; whether the machine answers, if nothing does better */
    static MachineMetric of(String errorId) {
        return switch (errorId) {
            case "wrong-resolution" -> RESOLUTION;
            case "display-disconnected" -> DISPLAY;
            case "game-download-failed" -> DOWNLOAD_FAILED;
            case "game-download-stuck" -> DOWNLOAD;
            case "disk-full-soon" -> DISK;
            case "machine-too-hot" -> TEMPERATURE;
            default -> UP;
        };
    }

    /** @return the query for one machine, whatever characters its id has */
    String query(String machineId) {
        var id = machineId.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "min(" + series + "{machine_id=\"" + id + "\"})";
    }

    /** @return the value at the upper edge of a chart, unless one is higher */
    double top() {
        return top;
    }
}
