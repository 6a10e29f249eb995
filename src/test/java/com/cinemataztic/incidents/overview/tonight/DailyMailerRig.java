package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.SettingsBinder;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.Tonights;
import com.cinemataztic.incidents.overview.tonight.internal.StoredDailyMails;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** The daily mail of Denmark, at 16:00 there, with a store, a clock and a transport that the test controls. */
abstract class DailyMailerRig {

    static final Instant DUE = Instant.parse("2026-11-23T15:00:00Z");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final OutboxSettings OUTBOX = SettingsBinder.settings(OutboxSettings.class);

    @RegisterExtension
    final TempStore store = new TempStore();

    final MutableClock clock = MutableClock.of(DUE.minusSeconds(1), ZoneOffset.UTC);
    final List<Mail> sent = new ArrayList<>();
    List<Contact> contacts = List.of(
            GivenContact.named("Bo").of("denmark").contact(),
            GivenContact.named("Nina").of("norway").contact());
    Function<Mail, DeliveryResult> answer = mail -> new DeliveryResult.Accepted("");

    @BeforeEach
    void itIsOn() {
        assertThat(mails().put(setting(true, "noc@example.com"), 0)).isTrue();
    }

    void passHours(int hours) {
        for (var minute = 0; minute < 60 * hours; minute += 5) {
            mailer().run();
            clock.add(Duration.ofMinutes(5));
        }
    }

    void put(DailyMail mail) {
        assertThat(mails().put(mail, 1)).isTrue();
    }

    static DailyMail setting(boolean on, String... addresses) {
        return new DailyMail(
                DENMARK.id(),
                on,
                LocalTime.of(16, 0),
                true,
                Stream.of(addresses).map(EmailAddress::new).toList(),
                "en",
                DUE.minusSeconds(3_600),
                1);
    }

    DailyMailRun run() {
        return mails().since(MONDAY).stream()
                .filter(run -> run.date().equals(MONDAY))
                .findFirst()
                .orElseThrow();
    }

    List<String> to() {
        return sent.stream().map(mail -> mail.to().address()).toList();
    }

    DailyMails mails() {
        return StoredDailyMails.in(store);
    }

    DailyMailer mailer() {
        return mailer(region -> Optional.of(Tonights.mixed()));
    }

    DailyMailer mailer(Function<RegionId, Optional<TonightReport>> reports) {
        return new DailyMailer(
                mails(),
                reports,
                region -> DENMARK,
                () -> contacts,
                Mails.writer(),
                mail -> {
                    synchronized (sent) {
                        sent.add(mail);
                    }
                    return answer.apply(mail);
                },
                OUTBOX,
                () -> true,
                clock);
    }
}
