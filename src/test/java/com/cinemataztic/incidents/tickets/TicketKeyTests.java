package com.cinemataztic.incidents.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketKeyTests {

    private static final Fingerprint FINGERPRINT = new Fingerprint("67c58a577a04f356");

    @Test
    void screenBeforeMachineBeforeCinemaBeforeInstanceBeforeFingerprint() {
        assertThat(key("c", "s", "m", "i")).isEqualTo("1|machine-offline|c/s");
        assertThat(key("c", null, "m", "i")).isEqualTo("1|machine-offline|machine:m");
        assertThat(key("c", null, null, "i")).isEqualTo("1|machine-offline|cinema:c");
        assertThat(key(null, "s", null, "i")).isEqualTo("1|machine-offline|instance:i");
        assertThat(key(null, null, null, null)).isEqualTo("1|machine-offline|alert:67c58a577a04f356");
    }

    @Test
    void idsWithSlashesNeverMeetInOneKey() {
        assertThat(key("a/b", "c", null, null)).isNotEqualTo(key("a", "b/c", null, null));
        assertThat(key("a%2Fb", "c", null, null)).isNotEqualTo(key("a/b", "c", null, null));
        assertThat(key("machine:a", "b", null, null)).isNotEqualTo(key(null, null, "a/b", null));
    }

    private static String key(
            @Nullable String cinema, @Nullable String screen, @Nullable String machine, @Nullable String instance) {
        var subject = new Subject(RegionId.UNASSIGNED, cinema, null, screen, null, machine, instance);
        return TicketKey.of("machine-offline", subject, FINGERPRINT).value();
    }
}
