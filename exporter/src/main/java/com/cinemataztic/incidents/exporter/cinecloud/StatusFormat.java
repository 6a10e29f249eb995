package com.cinemataztic.incidents.exporter.cinecloud;

import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.each;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.entry;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.given;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.required;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.whole;

import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Malformed;
import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Read;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parses the status of one machine. Pure. The machine's id and its online state must be readable. Any other unreadable
 * part is left out by itself and counted: a broken thermometer must not hide a dark screen.
 */
final class StatusFormat {

    private static final String UNKNOWN = "unknown";
    private static final String PIXELS = "[1-9]\\d{0,4}x[1-9]\\d{0,4}";
    private static final double COLDEST = -60;
    private static final double HOTTEST = 200;

    private StatusFormat() {}

    private record WireResolution(
            @Nullable String wanted, @Nullable String actual) {}

    private record WireDisplay(@Nullable Boolean connected) {}

    private record WireDisk(
            @Nullable Long totalBytes, @Nullable Long freeBytes) {}

    private record WireError(
            @Nullable String code, @Nullable String message) {}

    private record WireDownload(
            @Nullable String downloadId,
            @Nullable String name,
            @Nullable String state,
            @Nullable Double progressPercent,
            @Nullable WireError error) {}

    /** @throws Malformed also if the answer is about a machine other than {@code asked} */
    static Read<MachineStatus> status(byte[] body, MachineId asked) {
        return whole(() -> {
            Parts parts = new Parts(WireFormat.JSON.readTree(body));
            if (!parts.root.isObject() || !asked.value().equals(text(parts.root.path("machineId")))) {
                throw new Malformed("the answer is about another machine");
            }
            if (!parts.root.path("online").isBoolean()) {
                throw new Malformed("online is missing");
            }
            boolean online = parts.root.path("online").booleanValue();
            Map<Fault, Verdict> verdicts = new EnumMap<>(Fault.class);
            verdicts.put(Fault.OFFLINE, new Verdict(!online, online ? Optional.empty() : parts.time("offlineSince")));
            Readings readings = new Readings(
                    resolution(parts, verdicts),
                    downloads(parts, verdicts),
                    parts.part("disk", StatusFormat::disk),
                    parts.part("temperatureCelsius", StatusFormat::temperature),
                    parts.time("lastSeen"),
                    parts.part("softwareVersion", node -> NameText.of(required("softwareVersion", text(node)))));
            parts.part(
                            "display",
                            node -> given(
                                    "connected", entry(node, WireDisplay.class).connected()))
                    .ifPresent(connected ->
                            verdicts.put(Fault.DISPLAY, new Verdict(!connected, parts.since("display", connected))));
            return new Read<>(new MachineStatus(verdicts, readings), parts.unreadable);
        });
    }

    private static Optional<Readings.Resolution> resolution(Parts parts, Map<Fault, Verdict> verdicts) {
        // A machine that was never reached has no actual resolution: unknown, not wrong.
        Optional<Readings.Resolution> resolution = parts.part("resolution", node -> {
                    WireResolution wire = entry(node, WireResolution.class);
                    return wire.actual() == null
                            ? Optional.<Readings.Resolution>empty()
                            : Optional.of(new Readings.Resolution(pixels(wire.wanted()), pixels(wire.actual())));
                })
                .flatMap(Function.identity());
        resolution.ifPresent(reported -> {
            boolean right = reported.wanted().equals(reported.actual());
            verdicts.put(Fault.RESOLUTION, new Verdict(!right, parts.since("resolution", right)));
        });
        return resolution;
    }

    private static Optional<Downloads> downloads(Parts parts, Map<Fault, Verdict> verdicts) {
        Optional<Read<List<Download>>> read = parts.part("downloads", node -> {
            if (!node.isArray() || node.size() > Downloads.MOST) {
                throw new Malformed("downloads is no list, or one without end");
            }
            Set<String> seen = new HashSet<>();
            return each(node, entry -> {
                Download download = download(entry);
                if (!seen.add(download.id())) {
                    // Two downloads with one id would be two series with the same labels: every scrape would fail.
                    throw new Malformed("downloadId is not unique");
                }
                return download;
            });
        });
        read.ifPresent(downloads -> {
            parts.unreadable += downloads.unreadable();
            // Read from the answer itself: a failed download counts even when the remaining answer is unreadable.
            boolean failed = failedOnes(parts).findAny().isPresent();
            // With an unreadable one among them, nobody can say that none failed.
            if (failed || downloads.unreadable() == 0) {
                verdicts.put(Fault.DOWNLOAD, new Verdict(failed, failed ? earliestFailure(parts) : Optional.empty()));
            }
        });
        return read.map(downloads -> downloads(parts, downloads.item()));
    }

    private static Downloads downloads(Parts parts, List<Download> read) {
        Set<String> known = read.stream().map(Download::id).collect(Collectors.toSet());
        Set<String> unread = new HashSet<>();
        boolean nameless = false;
        for (JsonNode node : parts.root.path("downloads")) {
            String id = text(node.path("downloadId"));
            if (id == null || id.isBlank()) {
                nameless = true;
            } else if (!known.contains(id)) {
                unread.add(id);
            }
        }
        return new Downloads(read, unread, nameless);
    }

    private static Download download(JsonNode node) {
        WireDownload wire = entry(node, WireDownload.class);
        String id = required("downloadId", wire.downloadId());
        String word = required("state", wire.state());
        Download.State state = Arrays.stream(Download.State.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Malformed("unknown state of a download"));
        double progress = given("progressPercent", wire.progressPercent()) / 100;
        return new Download(
                id,
                NameText.of(Objects.requireNonNullElse(wire.name(), id)),
                state,
                progress,
                state == Download.State.FAILED ? Optional.of(failure(wire.error())) : Optional.empty());
    }

    private static Download.Failure failure(@Nullable WireError error) {
        return error == null
                ? new Download.Failure(UNKNOWN, "")
                : new Download.Failure(
                        code(error.code()), NameText.of(Objects.requireNonNullElse(error.message(), "")));
    }

    private static String code(@Nullable String reported) {
        try {
            return IdText.require("error.code", reported);
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static Stream<JsonNode> failedOnes(Parts parts) {
        return parts.root
                .path("downloads")
                .valueStream()
                .filter(node -> Download.State.FAILED.word().equals(text(node.path("state"))));
    }

    private static Optional<Instant> earliestFailure(Parts parts) {
        return failedOnes(parts)
                .flatMap(node -> parts.part(WireFormat.field(node, "since"), Parts::time).stream())
                .min(Instant::compareTo);
    }

    private static Readings.Disk disk(JsonNode node) {
        WireDisk wire = entry(node, WireDisk.class);
        return new Readings.Disk(given("totalBytes", wire.totalBytes()), given("freeBytes", wire.freeBytes()));
    }

    private static double temperature(JsonNode node) {
        double celsius = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(celsius >= COLDEST && celsius <= HOTTEST)) {
            throw new Malformed("no temperature of a machine");
        }
        return celsius;
    }

    private static String pixels(@Nullable String text) {
        if (text == null || !text.matches(PIXELS)) {
            throw new Malformed("no resolution like 1920x1080");
        }
        return text;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** The answer, and how many of its parts were unreadable so far. */
    private static final class Parts {

        final JsonNode root;
        int unreadable;

        Parts(JsonNode root) {
            this.root = root;
        }

        /** Empty if it is not reported or is unreadable. */
        <T> Optional<T> part(String name, Function<JsonNode, T> reading) {
            return part(WireFormat.field(root, name), reading);
        }

        Optional<Instant> time(String name) {
            return part(name, Parts::time);
        }

        /** When a fault began; empty if all is well. */
        Optional<Instant> since(String name, boolean well) {
            return well ? Optional.empty() : part(WireFormat.field(root.path(name), "since"), Parts::time);
        }

        private <T> Optional<T> part(Optional<JsonNode> node, Function<JsonNode, T> reading) {
            try {
                return node.map(given -> whole(() -> reading.apply(given)));
            } catch (Malformed e) {
                unreadable++;
                return Optional.empty();
            }
        }

        private static Instant time(JsonNode node) {
            return Instant.parse(required("time", text(node)));
        }
    }
}
