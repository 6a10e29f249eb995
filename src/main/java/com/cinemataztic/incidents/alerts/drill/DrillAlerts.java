package com.cinemataztic.incidents.alerts.drill;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Posts the alert of a drill. */
public interface DrillAlerts {

    /** @return whether an Alertmanager is configured, without which no drill can start */
    boolean configured();

    /**
     * Posts the alert to every configured Alertmanager, as Prometheus does.
     *
     * @return why some did not accept it; empty when all did. Never fails
     */
    CompletableFuture<List<DrillProblem>> post(Drill drill);
}
