package com.cinemataztic.incidents.overview.tonight.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.tonight.DailyMail;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Skip;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDailyMailsMongoTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void aSettingIsWrittenOnlyByWhoSawTheLastOne() {
        var mails = StoredDailyMails.in(store);
        assertThat(mails.put(DailyMail.off(DENMARK), 0)).isTrue();
        assertThat(mails.put(DailyMail.off(DENMARK), 0)).isFalse();
        assertThat(mails.put(DailyMail.off(DENMARK), 7)).isFalse();
        assertThat(mails.put(DailyMail.off(DENMARK), 1)).isTrue();
        assertThat(mails.all()).singleElement().extracting(DailyMail::version).isEqualTo(2L);
    }

    @Test
    void whyARunIsSkippedIsKeptAndAWordOfAnotherVersionIsUnknown() {
        for (var why : Skip.values()) {
            assertThat(Skip.of(why.word())).isEqualTo(why);
        }
        assertThat(Skip.of("too-wet")).isEqualTo(Skip.UNKNOWN);
        var mails = StoredDailyMails.in(store);
        mails.add(new DailyMailRun(DENMARK, MONDAY, NOON, List.of(), Skip.NO_CONTACTS, NOON, Instant.EPOCH, NOON, 0));
        assertThat(mails.since(MONDAY)).extracting(DailyMailRun::skipped).containsExactly(Skip.NO_CONTACTS);
    }

    @Test
    void aRunIsPlannedOnceARegionAndDayAndReplacedByWhoSawTheLastOne() {
        var mails = StoredDailyMails.in(store);
        var run = new DailyMailRun(DENMARK, MONDAY, NOON, List.of(), null, NOON, Instant.EPOCH, null, 0);
        assertThat(mails.add(run)).isTrue();
        assertThat(mails.add(run)).isFalse();
        var stored = mails.due(NOON).getFirst();
        assertThat(mails.replace(stored)).isTrue();
        assertThat(mails.replace(stored))
                .describedAs("its version has moved on")
                .isFalse();
    }
}
