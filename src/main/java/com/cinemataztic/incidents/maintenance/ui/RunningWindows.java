package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Optional;

/** Counts the windows that are in force. */
@org.springframework.stereotype.Component
class RunningWindows implements MenuCount {

    private final MaintenanceCalendar calendar;
    private final CurrentActor currentActor;
    private final Clock clock;

    RunningWindows(MaintenanceCalendar calendar, CurrentActor currentActor, Clock clock) {
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public Class<? extends Component> page() {
        return MaintenanceView.class;
    }

    @Override
    public Optional<Count> now() {
        return currentActor
                .get()
                .map(this::running)
                .filter(number -> number > 0)
                .map(number -> new Count(number, Level.QUIET, text("maintenance.running-count", number)));
    }

    private int running(Actor actor) {
        var now = clock.instant();
        return (int) calendar.windows().stream()
                .filter(window -> window.state(now) == MaintenanceWindow.State.RUNNING)
                .filter(window -> actor.maySee(window.region()))
                .count();
    }
}
