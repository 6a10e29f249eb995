package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.identity.preferences.PreferenceKey;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a person wants to see the queue.
 *
 * @param density how much room a row takes
 * @param columns the columns shown beside those that always are
 * @param sound which new tickets make a sound
 */
record QueuePreferences(Density density, Set<Column> columns, Sound sound) {

    private static final PreferenceKey<Density> DENSITY =
            PreferenceKey.choice("queue-density", Density.class, Density.NORMAL, QueuePreferences::word);
    private static final PreferenceKey<Set<Column>> COLUMNS = new PreferenceKey<>(
            "queue-columns",
            Set.of(Column.STATE, Column.AGE),
            stored -> Optional.of(columns(stored)),
            columns -> columns.stream().sorted().map(QueuePreferences::word).collect(Collectors.joining(" ")));
    private static final PreferenceKey<Sound> SOUND =
            PreferenceKey.choice("queue-sound", Sound.class, Sound.OFF, QueuePreferences::word);

    /** What a person sees who chose nothing. */
    static final QueuePreferences DEFAULT =
            new QueuePreferences(DENSITY.fallback(), COLUMNS.fallback(), SOUND.fallback());

    /** @return what the person chose */
    static QueuePreferences of(PersonalPreferences person) {
        return new QueuePreferences(person.get(DENSITY), person.get(COLUMNS), person.get(SOUND));
    }

    /** Stores what differs from what was there before. */
    void store(QueuePreferences before, Preferences preferences, Actor actor) {
        if (density != before.density) {
            preferences.set(actor, DENSITY, density);
        }
        if (!columns.equals(before.columns)) {
            preferences.set(actor, COLUMNS, columns);
        }
        if (sound != before.sound) {
            preferences.set(actor, SOUND, sound);
        }
    }

    /** @return the columns of these words; those of no column are left out */
    private static Set<Column> columns(String stored) {
        var words = Arrays.asList(stored.split(" "));
        return Arrays.stream(Column.values())
                .filter(column -> words.contains(word(column)))
                .collect(Collectors.toSet());
    }

    private static String word(Density density) {
        return switch (density) {
            case COMPACT -> "compact";
            case NORMAL -> "normal";
            case ROOMY -> "roomy";
        };
    }

    private static String word(Column column) {
        return switch (column) {
            case STATE -> "state";
            case ASSIGNEE -> "assignee";
            case AGE -> "age";
            case REGION -> "region";
            case MACHINE -> "machine";
            case TICKET -> "ticket";
        };
    }

    private static String word(Sound sound) {
        return switch (sound) {
            case OFF -> "off";
            case MISSING -> "missing";
            case DUE -> "due";
            case ALL -> "all";
        };
    }

    /** How much room a row takes. */
    enum Density {
        COMPACT,
        NORMAL,
        ROOMY;

        String label() {
            return switch (this) {
                case COMPACT -> text("queue.density.compact");
                case NORMAL -> text("queue.density.normal");
                case ROOMY -> text("queue.density.roomy");
            };
        }
    }

    /** The columns that can be chosen, in their order. */
    enum Column {
        STATE,
        ASSIGNEE,
        AGE,
        REGION,
        MACHINE,
        TICKET;

        String label() {
            return switch (this) {
                case STATE -> text("page.state");
                case ASSIGNEE -> text("queue.column.assignee");
                case AGE -> text("queue.age");
                case REGION -> text("page.region");
                case MACHINE -> text("page.machine");
                case TICKET -> text("queue.column.ticket");
            };
        }
    }

    /** Which new tickets make a sound, by their deadline. */
    enum Sound {
        OFF,
        /** Those whose screen misses a show now. */
        MISSING,
        /** These, and those that miss one unless somebody acts now. */
        DUE,
        ALL;

        String label() {
            return switch (this) {
                case OFF -> text("queue.sound.off");
                case MISSING -> text("queue.sound.missing");
                case DUE -> text("queue.sound.due");
                case ALL -> text("queue.sound.all");
            };
        }
    }

    QueuePreferences {
        columns = Set.copyOf(columns);
    }

    QueuePreferences withDensity(Density wanted) {
        return new QueuePreferences(wanted, columns, sound);
    }

    QueuePreferences withColumns(Set<Column> wanted) {
        return new QueuePreferences(density, wanted, sound);
    }

    QueuePreferences withSound(Sound wanted) {
        return new QueuePreferences(density, columns, wanted);
    }
}
