package com.cinemataztic.incidents.alerts.drill;

import java.util.concurrent.CompletableFuture;

/** Posts the alert of a drill. */
public interface DrillAlerts {

    /** @return whether an Alertmanager is configured, without which no drill can start */
    boolean configured();

    /**
     * Posts the alert to every configured Alertmanager, as Prometheus does.
     *
     * @return why one did not accept it, for people; empty when all did. Never fails
     */
    CompletableFuture<String> post(Drill drill);
}
