package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.Instant;
import java.util.Optional;

/**
 * What a machine measures and tells of itself. Empty is what the vendor did not tell.
 *
 * @param resolution wanted and actual
 * @param downloads all that it fetches
 * @param disk where games are kept
 * @param temperature of the processor, in degrees Celsius
 * @param lastSeen when the vendor last heard of the machine
 * @param softwareVersion as the machine itself says; newer than what the listing says
 */
public record Readings(
        Optional<Resolution> resolution,
        Optional<Downloads> downloads,
        Optional<Disk> disk,
        Optional<Double> temperature,
        Optional<Instant> lastSeen,
        Optional<String> softwareVersion) {

    /** Nothing told. */
    public static final Readings NONE = new Readings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Wanted and actual, like {@code 1920x1080}. */
    public record Resolution(String wanted, String actual) {}

    /** Sizes in bytes; {@code free} is at most {@code total}. */
    public record Disk(long total, long free) {

        /** @throws IllegalArgumentException if it cannot be */
        public Disk {
            if (total <= 0 || free < 0 || free > total) {
                throw new IllegalArgumentException("a disk has a size, and not more free than that");
            }
        }
    }

    /** These, and where they are silent the {@code earlier} ones. */
    public Readings over(Readings earlier) {
        return new Readings(
                resolution.or(earlier::resolution),
                downloads.map(told -> told.over(earlier.downloads)).or(earlier::downloads),
                disk.or(earlier::disk),
                temperature.or(earlier::temperature),
                lastSeen.or(earlier::lastSeen),
                softwareVersion.or(earlier::softwareVersion));
    }
}
