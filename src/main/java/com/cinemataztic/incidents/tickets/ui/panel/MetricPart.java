package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries.Point;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Prometheus measured of the machine over the last day. It is asked when a person wants to see it. */
class MetricPart extends Composite<NativeDetails> {

    private final PrometheusQueries prometheus;
    private final Clock clock;
    private final Div chart = new Div();
    private @Nullable Ticket ticket;
    private @Nullable TicketId shown;

    MetricPart(PrometheusQueries prometheus, Clock clock) {
        this.prometheus = prometheus;
        this.clock = clock;
        chart.addClassName("day-chart");
        var details = getContent();
        details.addClassName("ticket-metric");
        details.setContent(chart);
        details.addToggleListener(event -> {
            if (event.isOpened()) {
                ask();
            }
        });
    }

    void show(Ticket of) {
        ticket = of;
        var details = getContent();
        details.setVisible(prometheus.configured() && of.subject().machineId() != null);
        if (!of.id().equals(shown)) {
            shown = of.id();
            details.setSummaryText(text("ticket.metric", name(of)));
            details.setOpen(false);
            chart.removeAll();
        }
    }

    /** Prometheus may take seconds, and the page is not to wait for it. */
    private void ask() {
        var of = ticket;
        var machineId = of == null ? null : of.subject().machineId();
        if (of == null || machineId == null) {
            return;
        }
        chart.removeAll();
        chart.add(new Paragraph(text("ticket.metric.asked")));
        var metric = MachineMetric.of(of.fault().errorId());
        var now = clock.instant();
        getUI().ifPresent(ui -> Thread.ofVirtual().name("machine-metric").start(() -> {
            var points = points(metric.query(machineId), now);
            ui.access(() -> {
                if (of.id().equals(shown)) {
                    draw(of, metric, points, now);
                }
            });
        }));
    }

    /** @return null when Prometheus gave no usable answer */
    private @Nullable List<Point> points(String query, Instant now) {
        try {
            return prometheus.range(query, now.minus(DayChart.SPAN), now, DayChart.STEP);
        } catch (UncheckedIOException unusable) {
            return null;
        }
    }

    private void draw(Ticket of, MachineMetric metric, @Nullable List<Point> points, Instant now) {
        chart.removeAll();
        if (points == null) {
            chart.add(new Paragraph(text("ticket.metric.unanswered")));
        } else if (points.isEmpty()) {
            chart.add(new Paragraph(text("ticket.metric.none")));
        } else {
            chart.add(new Svg(DayChart.svg(points, now.minus(DayChart.SPAN), metric.top())));
            chart.add(new Paragraph(words(of, points)));
        }
    }

    /** @return what the line shows, for those who do not see it as well */
    private static String words(Ticket of, List<Point> points) {
        var values = points.stream().mapToDouble(Point::value).summaryStatistics();
        return text(
                "ticket.metric.words",
                name(of),
                values.getMin(),
                values.getMax(),
                points.getLast().value(),
                DayChart.minutesWithout(points) / 60.0);
    }

    private static String name(Ticket of) {
        return switch (MachineMetric.of(of.fault().errorId())) {
            case UP -> text("ticket.metric.up");
            case RESOLUTION -> text("ticket.metric.resolution");
            case DISPLAY -> text("ticket.metric.display");
            case DOWNLOAD_FAILED -> text("ticket.metric.download-failed");
            case DOWNLOAD -> text("ticket.metric.download");
            case DISK -> text("ticket.metric.disk");
            case TEMPERATURE -> text("ticket.metric.temperature");
        };
    }
}
