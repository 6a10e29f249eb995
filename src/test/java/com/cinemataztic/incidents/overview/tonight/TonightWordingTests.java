package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.overview.Tonights;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The daily mail, word for word. */
class TonightWordingTests {

    private static final Locale DANISH = Locale.of("da");

    /** The colours of the bar above the headline. */
    private static final String GOOD = "background:#1b6e3c";

    private static final String WARNING = "background:#b97a00";
    private static final String CRITICAL = "background:#b3261e";

    @Test
    void theMailCountsEveryScreenAndNamesThoseThatAreNotReady() {
        var mail = mail(Tonights.mixed(), Locale.ENGLISH);
        assertThat(mail.subject()).isEqualTo("Tonight in Denmark: 4 ready, 2 at risk, 3 unknown, 1 in maintenance");
        assertThat(mail.text()).isEqualTo("""
                Tonight in Denmark: 4 ready, 2 at risk, 3 unknown, 1 in maintenance

                For shows until Tue 24 Nov 05:48 CET. 1 screen has no show by then.

                == At risk
                Ærø Bio, Sal 2: faulty, and no ticket is open

                DK-1042 critical · Machine is offline · Ærø Bio, Sal 1
                    next show in 42 min (18:30 local, CET)
                    nobody has taken it
                    https://incidents.example.com/tickets/DK-1042

                == Unknown
                Ærø Bio, Sal 5: no show is known
                Ærø Bio, Sal 3, Sal 4: no fresh data

                == In maintenance
                Ærø Bio, Sal 6: planned maintenance

                == By cinema
                Palads: 3 ready, 0 at risk, 0 unknown
                Ærø Bio: 1 ready, 2 at risk, 3 unknown, 1 in maintenance

                --
                """ + footer(mail));
        assertThat(mail.html()).contains("Tonight in Denmark", "tickets/DK-1042", "no fresh data");
    }

    @Test
    void theSameInDanish() {
        var mail = mail(Tonights.mixed(), DANISH);
        assertThat(mail.subject()).isEqualTo("Denmark i aften: 4 klar, 2 i fare, 3 ukendt, 1 under vedligeholdelse");
        assertThat(mail.text())
                .contains(
                        "Gælder forestillinger indtil kl. tirs. 24. nov. 05.48 CET.",
                        "1 sal har ingen forestilling inden da.",
                        "== I fare",
                        "Ærø Bio, Sal 2: fejl uden en åben sag",
                        "== Ukendt",
                        "Ærø Bio, Sal 3, Sal 4: ingen friske data",
                        "== Under vedligeholdelse",
                        "== Biograf for biograf",
                        "Palads: 3 klar, 0 i fare, 0 ukendt");
    }

    @Test
    void whileMonitoringIsBlindTheMailSaysSoAndIsNotGreen() {
        var all = new TonightReport.OfCinema(Tonights.PALADS, Tonights.all(Tonights.PALADS, Reason.BLIND, 9), 0);
        var mail = mail(Tonights.report(Explanation.of("reason.prometheus-silent"), List.of(all)), Locale.ENGLISH);
        assertThat(mail.subject()).isEqualTo("Tonight in Denmark: 0 ready, 0 at risk, 9 unknown");
        assertThat(mail.text())
                .contains(
                        "Monitoring does not see everything (Prometheus does not answer), so no screen counts as ready.",
                        "Palads, 9 screens: monitoring does not see everything");
        assertThat(mail.html()).contains(WARNING).doesNotContain(GOOD);
        assertThat(mail(Tonights.mixed(), Locale.ENGLISH).html()).contains(CRITICAL);
        assertThat(ready().html()).contains(GOOD);
    }

    @Test
    void anEveningWithoutAShowIsNotCountedAsReady() {
        var mail = mail(Tonights.empty(), Locale.ENGLISH);
        assertThat(mail.subject()).isEqualTo("Tonight in Denmark: no show known");
        assertThat(mail.text()).contains("No screen is known to be at risk.");
        assertThat(mail.html()).doesNotContain(GOOD);
    }

    @Test
    void aLateMailSaysWhenItWasDue() {
        var report = Tonights.mixed();
        var content = new TonightWording(report, Locale.ENGLISH)
                .mail(report.regions().getFirst(), "2026-11-23", NOW.minus(Duration.ofMinutes(48)));
        assertThat(Mails.written(content, Locale.ENGLISH).text())
                .contains("This mail was due at 17:00 CET and is late.");
    }

    @Test
    void aMailThatIsSentAgainKeepsItsIdAndEachDayHasItsOwn() {
        assertThat(mail(Tonights.mixed(), Locale.ENGLISH).messageId())
                .isEqualTo(mail(Tonights.empty(), Locale.ENGLISH).messageId());
        var report = Tonights.mixed();
        var next =
                new TonightWording(report, Locale.ENGLISH).mail(report.regions().getFirst(), "2026-11-24", null);
        assertThat(Mails.written(next, Locale.ENGLISH).messageId())
                .isNotEqualTo(mail(report, Locale.ENGLISH).messageId());
    }

    @Test
    void aLongListIsCutAndCountsTheRest() {
        var cinemas = IntStream.range(0, 100)
                .mapToObj(number -> Tonights.cinema("dk-" + number, "Bio " + number))
                .map(cinema -> new TonightReport.OfCinema(cinema, Tonights.all(cinema, Reason.NO_DATA, 7), 0))
                .toList();
        var mail = mail(Tonights.report(Explanation.NONE, cinemas), Locale.ENGLISH);
        assertThat(mail.text()).contains("70 more: see the portal", "7 screens: no fresh data");
        assertThat(mail.html().length()).isLessThan(100_000);
    }

    @Test
    void hostileNamesStayTexts() {
        var hostile = Tonights.cinema("x", "</td><script>alert(1)</script> {0} ${7*7}\r\nBcc: a\u202Eb");
        var cinema = new TonightReport.OfCinema(
                hostile, List.of(Tonights.screen(hostile, 1, Reason.FAULT, 5), Tonights.broken(hostile, 2, "DK-1")), 0);
        var mail = mail(
                Tonights.report(Explanation.of("reason.rule-missing", "<b>\r\nBcc: x"), List.of(cinema)),
                Locale.ENGLISH);
        assertThat(mail.html())
                .doesNotContain("<script", "<b>\n", "49", "\u202E")
                .contains("&lt;script&gt;");
        assertThat(mail.text()).doesNotContainPattern("(?m)^Bcc:").doesNotContain("\u202E");
    }

    @Test
    void theHandoverGetsOneSentenceARegion() {
        assertThat(new TonightWording(Tonights.mixed(), Locale.ENGLISH).sentences())
                .containsExactly("Denmark: 4 ready, 2 at risk, 3 unknown, 1 in maintenance");
        assertThat(new TonightWording(Tonights.empty(), Locale.ENGLISH).sentences())
                .isEmpty();
        var blind = Tonights.report(Explanation.of("reason.store-silent"), List.of());
        assertThat(new TonightWording(blind, Locale.ENGLISH).sentences())
                .singleElement()
                .asString()
                .contains("the store does not respond");
    }

    private static Mail ready() {
        var all = new TonightReport.OfCinema(Tonights.PALADS, Tonights.all(Tonights.PALADS, Reason.PROVEN, 9), 0);
        return mail(Tonights.report(Explanation.NONE, List.of(all)), Locale.ENGLISH);
    }

    private static Mail mail(TonightReport report, Locale language) {
        var content = new TonightWording(report, language).mail(report.regions().getFirst(), "2026-11-23", null);
        return Mails.written(content, language);
    }

    private static String footer(Mail mail) {
        return mail.text().substring(mail.text().indexOf("--\n") + 3);
    }
}
