package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.Optional;

/** Whether the page is fresh: as a line, as a bar across the page when it is not, and in the tab's title and icon. */
@Tag("live-status")
@JsModule("context://components/live-status.js")
class LiveStatus extends Component {

    /** The browser replaces it by a time. */
    static final String TIME = "{0}";

    LiveStatus() {
        var element = getElement();
        element.setAttribute("beat-seconds", Integer.toString(UiTicker.SECONDS));
        element.setAttribute("fresh-text", text("shell.status.fresh", TIME));
        element.setAttribute("stale-text", text("shell.status.stale", TIME));
        element.setAttribute("lost-text", text("shell.status.lost", TIME));
        element.setAttribute("again-text", text("shell.status.again"));
    }

    /** @param seen how complete the portal's view is now */
    void show(MonitoringStatus.Freshness seen, Instant now) {
        var at = seen.at();
        getElement().setAttribute("seen-at", at == null ? "" : Long.toString(at.toEpochMilli()));
        getElement().setAttribute("blind", blind(seen));
        // Last: the browser takes it for the beat.
        getElement().setAttribute("server-now", Long.toString(now.toEpochMilli()));
    }

    /** @param count what the tab shows; empty: nothing */
    void show(Optional<MenuCount.Count> count) {
        getElement()
                .setAttribute(
                        "count", count.map(it -> Integer.toString(it.number())).orElse("0"));
        getElement().setAttribute("level", count.map(it -> it.level().word()).orElse("quiet"));
    }

    private static String blind(MonitoringStatus.Freshness seen) {
        if (seen.blind().isEmpty()) {
            return "";
        }
        return seen.at() == null
                ? text("shell.status.never-seen", seen.blind())
                : text("shell.status.blind", TIME, seen.blind());
    }
}
