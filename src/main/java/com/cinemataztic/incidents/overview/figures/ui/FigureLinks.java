package com.cinemataztic.incidents.overview.figures.ui;

import com.cinemataztic.incidents.overview.figures.OverTime.ScreenKey;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Addresses of the lists behind the figures: live tickets in the queue, past ones on the page of {@link TicketsView}.
 *
 * @param region null: all
 */
record FigureLinks(@Nullable RegionId region, Period period) {

    /** @return the queue of a region, or of all */
    static String queue(@Nullable RegionId of) {
        return queue(of, "", "");
    }

    /** @return the queue with one more parameter */
    static String queue(@Nullable RegionId of, String parameter, String value) {
        var address = UriComponentsBuilder.fromPath(TicketLinks.QUEUE);
        if (of != null) {
            address.queryParam("region", of.value());
        }
        if (!parameter.isEmpty()) {
            address.queryParam(parameter, value);
        }
        var query = address.build().toUriString();
        return query.isEmpty() ? "." : query;
    }

    String day(LocalDate date) {
        return new FigureLinks(region, new Period(date, date)).tickets("", "");
    }

    String of(RegionId other) {
        return new FigureLinks(other, period).tickets("", "");
    }

    String screen(ScreenKey screen) {
        return address()
                .queryParam("cinema", "{cinema}")
                .queryParam("screen", "{screen}")
                .encode()
                .buildAndExpand(screen.cinemaId(), screen.screenId())
                .toUriString();
    }

    String tickets(String parameter, String value) {
        return parameter.isEmpty()
                ? address().toUriString()
                : address()
                        .queryParam(parameter, "{value}")
                        .encode()
                        .buildAndExpand(value)
                        .toUriString();
    }

    private UriComponentsBuilder address() {
        var address = UriComponentsBuilder.fromPath(TicketsView.ROUTE)
                .queryParam("from", period.from())
                .queryParam("to", period.to());
        return region == null ? address : address.queryParam("region", region.value());
    }
}
