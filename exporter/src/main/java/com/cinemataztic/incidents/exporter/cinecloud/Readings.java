package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Instant;
import java.util.Optional;

/**
 * What a machine measures and reports about itself. Empty means that the vendor did not report it.
 *
 * @param resolution wanted and actual
 * @param downloads all its downloads
 * @param disk where games are kept
 * @param temperature of the processor, in degrees Celsius
 * @param lastSeen when the vendor last saw the machine
 * @param softwareVersion as the machine itself reports it; newer than the listing's
 */
public record Readings(
        Optional<Resolution> resolution,
        Optional<Downloads> downloads,
        Optional<Disk> disk,
        Optional<Double> temperature,
        Optional<Instant> lastSeen,
        Optional<String> softwareVersion) {

    /** Nothing reported. */
    public static final Readings NONE = new Readings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Wanted and actual, such as {@code 1920x1080}. */
    public record Resolution(String wanted, String actual) {}

    /** Sizes in bytes; {@code free} is at most {@code total}. */
    public record Disk(long total, long free) {

        /** @throws IllegalArgumentException if the sizes are impossible */
        public Disk {
            if (total <= 0 || free < 0 || free > total) {
                throw new IllegalArgumentException("a disk has a size, and not more free than that");
            }
        }
    }

    /** These readings; the {@code earlier} ones fill the gaps. */
    public Readings over(Readings earlier) {
        return new Readings(
                resolution.or(earlier::resolution),
                downloads.map(read -> read.over(earlier.downloads)).or(earlier::downloads),
                disk.or(earlier::disk),
                temperature.or(earlier::temperature),
                lastSeen.or(earlier::lastSeen),
                softwareVersion.or(earlier::softwareVersion));
    }
}
