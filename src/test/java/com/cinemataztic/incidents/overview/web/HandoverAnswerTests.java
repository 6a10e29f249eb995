package com.cinemataztic.incidents.overview.web;

import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.Handovers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverAnswerTests {

    @Test
    void itSaysOfEachRegionWhichScreensAreReadyAndAsOfWhen() {
        var tonight = HandoverAnswer.of(Handovers.report(List.of())).tonight();
        assertThat(tonight.regions()).containsExactly(new HandoverAnswer.Ready("denmark", 4, 2, 3, 1, 1));
        assertThat(tonight.until()).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(tonight.dataAt()).isEqualTo(NOW);
        assertThat(tonight.blind()).isNull();
    }
}
