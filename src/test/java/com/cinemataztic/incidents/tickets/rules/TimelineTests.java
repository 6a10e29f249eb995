package com.cinemataztic.incidents.tickets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTests {

    @Test
    void whatTheSystemRepeatsIsFoldedIntoOneCountedEntry() {
        List<TimelineEntry> entries = List.of(entry(0, "system", Kind.OPENED));
        for (int i = 1; i <= 1_000; i++) {
            entries = Timeline.append(entries, entry(i, "system", i % 2 == 0 ? Kind.RECOVERED : Kind.RECURRED));
        }

        assertThat(entries).hasSize(Timeline.LONGEST);
        assertThat(entries.getFirst().kind()).isEqualTo(Kind.OPENED);
        assertThat(entries.getLast().changeId()).isEqualTo("c1000");
        assertThat(entries.stream().mapToInt(TimelineEntry::count).sum()).isEqualTo(1_001);
    }

    @Test
    void nothingThatPeopleDidIsEverFoldedOrDropped() {
        List<TimelineEntry> entries = List.of();
        for (int i = 0; i < 300; i++) {
            entries = Timeline.append(entries, entry(2 * i, "anna", i % 2 == 0 ? Kind.TAKEN : Kind.RELEASED));
            entries = Timeline.append(entries, entry(2 * i + 1, "system", Kind.RECURRED));
        }

        assertThat(entries.stream().filter(entry -> entry.who().equals("anna"))).hasSize(300);
        assertThat(entries.stream()
                        .filter(entry -> entry.who().equals("system"))
                        .mapToInt(TimelineEntry::count)
                        .sum())
                .isEqualTo(300);
    }

    @Test
    void closingsByTheSystemStayWhatTheyAre() {
        List<TimelineEntry> entries = List.of();
        for (int i = 0; i < Timeline.LONGEST + 50; i++) {
            entries = Timeline.append(entries, entry(i, "system", Kind.CLOSED));
        }

        assertThat(entries).hasSize(Timeline.LONGEST + 50);
    }

    private static TimelineEntry entry(int number, String who, Kind kind) {
        return new TimelineEntry(
                "c" + number,
                Given.NOON.plusSeconds(number),
                who,
                null,
                kind,
                State.OPEN,
                State.OPEN,
                "",
                1,
                false,
                null,
                null);
    }
}
