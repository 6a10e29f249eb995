package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Sound;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plays a sound for new tickets, one for each class of deadline, if the person wants it. */
@Tag("deadline-sound")
@JsModule("context://components/deadline-sound.js")
class DeadlineSound extends Component {

    /** Plays the sound of the most urgent of these tickets, if it is wanted. */
    void play(List<QueueEntry> arrived, Sound wanted, Instant now) {
        urgent(arrived, wanted, now).ifPresent(sound -> getElement().callJsFunction("play", word(sound)));
    }

    /** @return the class of the most urgent of these tickets; empty if no sound is wanted for it */
    static Optional<Sound> urgent(List<QueueEntry> arrived, Sound wanted, Instant now) {
        return arrived.stream()
                .map(entry -> classOf(entry, now))
                .min(Comparator.naturalOrder())
                .filter(sound -> wanted != Sound.OFF && sound.compareTo(wanted) <= 0);
    }

    private static Sound classOf(QueueEntry entry, Instant now) {
        if (!QueueFilter.missesItsShow(entry, now)) {
            return Sound.ALL;
        }
        return entry.deadline().kind() == Deadline.Kind.MISSING_NOW ? Sound.MISSING : Sound.DUE;
    }

    private static String word(Sound sound) {
        return switch (sound) {
            case OFF -> throw new IllegalArgumentException("no sound");
            case MISSING -> "missing";
            case DUE -> "due";
            case ALL -> "new";
        };
    }
}
