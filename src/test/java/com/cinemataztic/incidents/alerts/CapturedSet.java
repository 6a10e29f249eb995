package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.support.Payloads;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The captured webhooks taken as one story: what is true when it is over, and which tickets must be left of it. */
public final class CapturedSet {

    /** After the last of them. */
    public static final Instant OVER = Instant.parse("2026-11-23T21:30:00Z");

    /**
     * What the two Alertmanagers list when it is over, read off the bodies: every alert whose latest episode has no
     * end in any of them. And the alert of the FALSE resolve: its machine was dark all the time, it was Prometheus that
     * had died; since that is back, the alert fires again, in an episode that no webhook of the set reports.
     */
    private static final String STILL_FIRING = """
            am025_watchdog                           448881ef475b9b26 2026-11-23T20:58:14.412Z
            am025_group_by_all_dots                  9d86d45e2dcc81b2 2026-11-23T20:59:15.063Z
            am025_unicode_quotes_emoji               653694cd7ebdf5e9 2026-11-23T20:59:15.063Z
            am025_unicode_quotes_emoji               6f9f78175ae5f924 2026-11-23T20:59:15.063Z
            am028_repeat_again                       c131c789524b8a2c 2026-11-23T21:03:45.063Z
            am025_FALSE_resolved_prometheus_died     881eed5998322330 2026-11-23T21:20:00.000Z
            am025_oauth2_bearer                      9e12071328c77e8a 2026-11-23T21:25:18.666Z
            am033_http_headers                       fa7e6373195d148f 2026-11-23T21:25:18.741Z
            """;

    /**
     * The tickets that must be left, written by hand from the bodies: key; what the webhooks alone leave it as; what it
     * is after the reconciler has polled and the settle time has passed with health proven; startedAt, which is the
     * earliest startsAt ever reported for the key. {@code S1..S8} stands for each of them.
     *
     * <ul>
     *   <li>C001/S1: single_firing 20:59:15, resolved_single 21:00:40, refire 21:01:15, am028 and am033 21:03:45 to
     *       21:04:55: ended, though nothing ends the episode of 21:01:15 by itself. Then the FALSE resolve, of another
     *       fingerprint (it has no severity label) and of a firing that was never reported: it changes no ticket. The
     *       list has that alert firing: the ticket stays live.
     *   <li>C001/S2, wrong resolution: repeat_first, repeat_again 20:59:15, repeat_resolved 21:00:40, am028 repeat_first,
     *       repeat_again 21:03:45 without an end: fires. The warning is a key of its own.
     *   <li>C003/S1 to S8: in max_alerts10_of24_firing, all resolved at 20:59:40 by max_alerts10_mixed_14truncated.
     *   <li>C010/S1, S2: in both, resolved at 21:00:40 by max_alerts10_resolved_6truncated. That reports the end of
     *       C010/S3 to S8 and C017/S1, S2, too, whose firing was truncated and never reported: no ticket for them, nor for
     *       the six more of the 24 that no body names at all.
     *   <li>C004/S1: group_by_all_dots, never ended. C006/S1, S2: unicode_quotes_emoji, never ended.
     *   <li>C008/S1, S2: group_firing_5 20:59:15, resolved in mixed_3firing_2resolved at 20:59:40; am033_group_firing_5
     *       and the mixed ones of am028 and am033 at 21:03:45, resolved in those at 21:04:10. C008/S3 to S5: the same,
     *       resolved by resolved_group_3 at 21:00:40 and by am033_resolved_group_3 at 21:04:55.
     *   <li>C038/S4 to C068/S4: the 241 of group_241_firing. C038/S4, S5, S6 resolved in group_241_mixed_238f_3r at
     *       20:59:40, the others by group_238_resolved at 21:00:40.
     *   <li>machine M0001, alert X: oauth2_bearer 21:25:18.666 and http_headers 21:25:18.741 are two alerts that name
     *       no screen but the same machine: one ticket on both, from the earlier one on.
     *   <li>The Watchdog is no ticket.
     * </ul>
     */
    private static final String TICKETS = """
            1|machine-down|C001/S1               recovered live   2026-11-23T20:59:15.063Z
            1|machine-resolution-wrong|C001/S2   fires     live   2026-11-23T20:59:15.063Z
            1|machine-down|C003/S1..S8           recovered closed 2026-11-23T20:59:15.063Z
            1|machine-down|C004/S1               fires     live   2026-11-23T20:59:15.063Z
            1|machine-down|C006/S1..S2           fires     live   2026-11-23T20:59:15.063Z
            1|machine-down|C008/S1..S5           recovered closed 2026-11-23T20:59:15.063Z
            1|machine-down|C010/S1..S2           recovered closed 2026-11-23T20:59:15.063Z
            1|machine-down|C038/S4..S8           recovered closed 2026-11-23T20:59:15.063Z
            1|machine-down|C039..C067/S1..S8     recovered closed 2026-11-23T20:59:15.063Z
            1|machine-down|C068/S1..S4           recovered closed 2026-11-23T20:59:15.063Z
            1|x|machine:M0001                    fires     live   2026-11-23T21:25:18.666Z
            """;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, byte[]> BODIES =
            Payloads.names().stream().collect(Collectors.toMap(name -> name, Payloads::bytes));

    private CapturedSet() {}

    /** A ticket as the table has it. */
    public record Row(String key, String reported, String inTheEnd, Instant startedAt) {}

    /** @return the table, each ticket in its own row */
    public static List<Row> tickets() {
        return TICKETS.lines()
                .map(line -> line.split(" +"))
                .flatMap(cells ->
                        spread(cells[0]).stream().map(key -> new Row(key, cells[1], cells[2], Instant.parse(cells[3]))))
                .toList();
    }

    /** @return what both Alertmanagers say when it is over */
    public static Alertmanagers.Answers truth() {
        var alerts = STILL_FIRING
                .lines()
                .map(line -> line.split(" +"))
                .map(cells -> listed(cells[0], cells[1], cells[2]))
                .collect(Collectors.toMap(Alertmanagers.Listed::fingerprint, alert -> alert));
        var upSince = OVER.minus(Duration.ofHours(2));
        return new Alertmanagers.Answers(
                List.of(answer("http://a", upSince, alerts), answer("http://b", upSince, alerts)));
    }

    /** @return the names that the portal goes by in the set */
    public static Set<String> notifiedOf() {
        return BODIES.keySet().stream()
                .map(name -> message(name).path("receiver").asString())
                .collect(Collectors.toSet());
    }

    /** @return every body, each up to three times, in random order; a repeat to the byte is the same body once more */
    static List<String> shuffled(Random random) {
        var once = new LinkedHashMap<String, String>();
        Payloads.names().forEach(name -> once.putIfAbsent(Payloads.text(name), name));
        var order = new ArrayList<String>();
        once.values().forEach(name -> order.addAll(Collections.nCopies(1 + random.nextInt(3), name)));
        Collections.shuffle(order, random);
        return order;
    }

    public static byte[] body(String name) {
        return BODIES.getOrDefault(name, new byte[0]);
    }

    private static Alertmanagers.Answer answer(
            String address, Instant upSince, Map<Fingerprint, Alertmanagers.Listed> alerts) {
        return new Alertmanagers.Answer(URI.create(address), Explanation.NONE, upSince, alerts, Map.of());
    }

    private static Alertmanagers.Listed listed(String name, String fingerprint, String startsAt) {
        for (var alert : message(name).path("alerts")) {
            if (alert.path("fingerprint").asString().equals(fingerprint)) {
                return new Alertmanagers.Listed(
                        new Fingerprint(fingerprint),
                        Instant.parse(startsAt),
                        Set.of(message(name).path("receiver").asString()),
                        Set.of(),
                        ((ObjectNode) alert).put("startsAt", startsAt));
            }
        }
        throw new AssertionError(name + " has no alert " + fingerprint);
    }

    private static JsonNode message(String name) {
        return JSON.readTree(body(name));
    }

    /** {@code C039..C040/S1..S2} for four of them. */
    private static List<String> spread(String keys) {
        var range = Pattern.compile("([A-Z])(\\d+)\\.\\.\\1(\\d+)").matcher(keys);
        if (!range.find()) {
            return List.of(keys);
        }
        var width = range.group(2).length();
        return IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                .mapToObj(number -> ("%s%0" + width + "d").formatted(range.group(1), number))
                .flatMap(one -> spread(keys.substring(0, range.start()) + one + keys.substring(range.end())).stream())
                .toList();
    }
}
