package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Duration;
import java.util.List;

/** The vendor's cloud as the exporter sees it. Calls block, may be made from many threads and never throw. */
public interface CineCloud {

    /** All cinemas with their screens. */
    Answer<Listing<Cinema>> cinemas();

    /** All machines. */
    Answer<Listing<Machine>> machines();

    /** The state of one machine as of now. */
    Answer<MachineStatus> status(MachineId machine, Effort effort);

    /** The shows of a screen in the coming {@code span} (whole hours), in order, with the one in progress. */
    Answer<List<Show>> shows(ScreenRef screen, Duration span, Effort effort);
}
