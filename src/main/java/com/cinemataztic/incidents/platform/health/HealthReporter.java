package com.cinemataztic.incidents.platform.health;

/** A Spring bean that shows what its module rests on. Every open evidence page asks it at each beat of the pulse. */
public interface HealthReporter {

    /**
     * Answers from memory or by one quick read, and never throws: what could not be read is a finding that says so.
     *
     * @return what is known right now
     */
    HealthSection evidence();
}
