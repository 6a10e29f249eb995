package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;
import java.util.List;

/** The vendor's cloud as the exporter sees it. Calls block, are safe for many threads and never throw. */
public interface CineCloud {

    /** All cinemas with their screens. */
    Answer<Listing<Cinema>> cinemas();

    /** All machines. */
    Answer<Listing<Machine>> machines();

    /** The current state of one machine. */
    Answer<MachineStatus> status(MachineId machine, Effort effort);

    /** The shows of a screen within the coming {@code span} (whole hours), in order. Includes the show in progress. */
    Answer<List<Show>> shows(ScreenRef screen, Duration span, Effort effort);
}
