package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.LeadershipOf;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** How long windows that are over are kept. */
class WindowRetentionMongoTests {

    private static final MaintenanceSettings SETTINGS =
            new MaintenanceSettings(Duration.ofSeconds(5), Duration.ofDays(30), Duration.ofDays(400));

    @RegisterExtension
    final TempStore store = new TempStore();

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final WindowsInMemory windows = new WindowsInMemory();

    @Test
    void windowsPastTheirRetentionAreDeletedByTheLeader() {
        var over = PlannedWindow.screen("dk-001", "s1")
                .endedAt(NOON.plusSeconds(1))
                .window();
        var longer = PlannedWindow.screen("dk-001", "s1").window();
        windows.add(over);
        windows.add(longer);
        var onDuty = LeadershipOf.one(store.database(), clock);
        var other = LeadershipOf.one(store.database(), clock);
        clock.add(Duration.ofDays(400).plusSeconds(2));
        onDuty.renew();
        other.renew();

        new WindowRetention(windows, SETTINGS, other.leadership(), clock).deleteOld();
        assertThat(windows.kept).hasSize(2);
        new WindowRetention(windows, SETTINGS, onDuty.leadership(), clock).deleteOld();
        assertThat(windows.kept.values()).containsExactly(longer);
    }

    @Test
    void aStoreThatIsDownIsTriedLater() {
        windows.down = true;
        var onDuty = LeadershipOf.one(store.database(), clock);
        assertThatCode(() -> new WindowRetention(windows, SETTINGS, onDuty.leadership(), clock).deleteOld())
                .doesNotThrowAnyException();
    }
}
