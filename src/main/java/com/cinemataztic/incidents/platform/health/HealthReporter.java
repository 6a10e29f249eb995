package com.cinemataztic.incidents.platform.health;

/** A Spring bean that reports the health of its module. Every open System health page calls it at each beat. */
public interface HealthReporter {

    /**
     * Answers from memory or by one quick read, and never throws: a failed read is itself a finding.
     *
     * @return what is known right now
     */
    HealthSection evidence();
}
