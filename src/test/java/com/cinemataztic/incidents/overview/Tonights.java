package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static com.cinemataztic.incidents.notifications.mail.Mails.NOW;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports on the evening as tests need them. */
public final class Tonights {

    public static final Cinema PALADS = cinema("dk-001", "Palads");
    public static final Cinema AERO = cinema("dk-014", "Ærø Bio");

    private Tonights() {}

    /** @return that no show is known */
    public static TonightReport empty() {
        return report(Explanation.NONE, List.of());
    }

    /** @return Denmark with these cinemas */
    public static TonightReport report(Explanation blind, List<TonightReport.OfCinema> cinemas) {
        return new TonightReport(
                NOW, NOW.plus(Duration.ofHours(12)), blind, NOW, List.of(new TonightReport.OfRegion(DENMARK, cinemas)));
    }

    /** @return an evening with a screen of each kind */
    public static TonightReport mixed() {
        return report(
                Explanation.NONE,
                List.of(
                        new TonightReport.OfCinema(PALADS, all(PALADS, Reason.PROVEN, 3), 1),
                        new TonightReport.OfCinema(
                                AERO,
                                List.of(
                                        broken(AERO, 1, "DK-1042"),
                                        screen(AERO, 2, Reason.FAULT, 20),
                                        screen(AERO, 3, Reason.NO_DATA, 30),
                                        screen(AERO, 4, Reason.NO_DATA, 30),
                                        screen(AERO, 5, Reason.NO_SCHEDULE, null),
                                        screen(AERO, 6, Reason.WINDOW, 60),
                                        screen(AERO, 7, Reason.PROVEN, 90)),
                                0)));
    }

    /** @return as many screens that are all the same */
    public static List<TonightReport.OfScreen> all(Cinema cinema, Reason reason, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> screen(cinema, number, reason, 60 + number))
                .toList();
    }

    /** @param minutes until its show; null: not known */
    public static TonightReport.OfScreen screen(Cinema cinema, int number, Reason reason, @Nullable Integer minutes) {
        return new TonightReport.OfScreen(
                cinema,
                auditorium(cinema, number),
                reason,
                minutes == null ? null : NOW.plus(Duration.ofMinutes(minutes)),
                null,
                null,
                reason == Reason.WINDOW ? NOW.plus(Duration.ofHours(2)) : null);
    }

    /** @return a screen with a ticket, whose show is in 42 minutes */
    public static TonightReport.OfScreen broken(Cinema cinema, int number, String ticket) {
        return new TonightReport.OfScreen(
                cinema,
                auditorium(cinema, number),
                Reason.TICKET,
                NOW.plus(Duration.ofMinutes(42)),
                null,
                Entry.open(ticket).entry(),
                null);
    }

    /** @return a cinema of Denmark */
    public static Cinema cinema(String id, String name) {
        return new Cinema(id, name, DENMARK.id(), DENMARK.zone());
    }

    private static Screen auditorium(Cinema cinema, int number) {
        return new Screen(new ScreenRef(cinema.cinemaId(), "s" + number), "Sal " + number, null, null);
    }
}
