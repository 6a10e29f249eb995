package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.PortalApi;
import com.cinemataztic.incidents.pipeline.SeenTicket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a portal says that it has.
 *
 * @param tickets all
 */
record Kept(List<SeenTicket> tickets) {

    /** @return what it says now, read page by page */
    static Kept of(PortalApi api, int pageSize) {
        var tickets = api.tickets(pageSize);
        assertThat(tickets).hasSize((int) api.total());
        return new Kept(tickets);
    }

    /** @return how many of the storm's alerts have a ticket, acknowledged or not */
    int nothingIsLostOrDoubled(Storm storm) {
        assertThat(tickets).as("all ids").extracting(SeenTicket::id).doesNotHaveDuplicates();
        var live = livePerKey();
        assertThat(live.values()).as("live tickets a key").allMatch(count -> count == 1);
        assertThat(storm.acknowledged())
                .as("acknowledged alerts")
                .allSatisfy(alert -> assertThat(live).containsKey(alert.key()));
        return (int) storm.alerts().stream()
                .filter(alert -> live.containsKey(alert.key()))
                .count();
    }

    private Map<String, Long> livePerKey() {
        return tickets.stream()
                .filter(SeenTicket::live)
                .map(SeenTicket::key)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
