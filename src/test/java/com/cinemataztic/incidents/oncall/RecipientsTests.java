package com.cinemataztic.incidents.oncall;

import static com.cinemataztic.incidents.notifications.GivenContact.COPENHAGEN;
import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static com.cinemataztic.incidents.oncall.OnCallTests.override;
import static com.cinemataztic.incidents.oncall.OnCallTests.shifts;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is notified of what. */
class RecipientsTests {

    private static final RegionId DENMARK = new RegionId("denmark");

    /** Monday 11:00 in Copenhagen. */
    private static final Instant WORKDAY = Instant.parse("2026-11-23T10:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-11-23T23:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "denmark; dk-001; CRITICAL; bo cinema critical denmark everything",
                "denmark; dk-001; WARNING;  bo cinema denmark everything",
                "denmark; dk-001; INFO;     bo everything",
                "denmark; dk-002; WARNING;  bo denmark",
                "denmark;       ; WARNING;  bo denmark",
                "norway;  no-001; WARNING;  norway",
                "norway;  dk-001; WARNING;  cinema everything norway",
                "spain;   es-001; CRITICAL; default",
                "unassigned;    ; INFO;     default"
            })
    void onCallIsToldAlwaysContactsOfThePlaceByTheirThresholdAndTheDefaultElse(
            String region, @Nullable String cinema, Severity severity, String expected) {
        var rota = rota().plus(override("2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z", "bo"));
        var all = List.of(
                named("bo").notifiedOf(Severity.CRITICAL).contact(),
                named("cinema").of("denmark").at("dk-001").contact(),
                named("critical")
                        .of("denmark")
                        .at("dk-001")
                        .notifiedOf(Severity.CRITICAL)
                        .contact(),
                named("denmark").of("denmark").contact(),
                named("norway").of("norway", "sweden").contact(),
                named("everything")
                        .of("denmark")
                        .at("dk-001")
                        .notifiedOf(Severity.INFO)
                        .contact(),
                named("default").notifiedOf(Severity.CRITICAL).asFallback());
        var recipients = Recipients.of(all, List.of(rota)).of(new RegionId(region), cinema, severity, WORKDAY);
        assertThat(names(recipients)).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void whoIsOnCallIsToldOnceAndForThatReason() {
        var rota = rota().plus(override("2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z", "bo"));
        var bo = named("bo").of("denmark").contact();
        assertThat(Recipients.of(List.of(bo), List.of(rota)).of(DENMARK, null, Severity.CRITICAL, WORKDAY))
                .containsExactly(new Recipient(bo, Recipient.Reason.ON_CALL, null));
    }

    @Test
    void aTurnGoesBeforeOnesOwnWorkingHours() {
        var rota = rota().plus(override("2026-11-23T22:00:00Z", "2026-11-24T06:00:00Z", "bo"));
        var bo = named("bo").inOffice("night").contact();
        assertThat(names(Recipients.of(List.of(bo, named("night").contact()), List.of(rota))
                        .of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("bo");
    }

    @Test
    void outsideOfTheirHoursTheirStandInIsTold() {
        var anna = named("anna").of("denmark").inOffice("bo").contact();
        var bo = named("bo").contact();
        var all = Recipients.of(List.of(anna, bo), List.of());
        assertThat(names(all.of(DENMARK, null, Severity.CRITICAL, WORKDAY))).containsExactly("anna");
        assertThat(all.of(DENMARK, null, Severity.CRITICAL, NIGHT))
                .containsExactly(new Recipient(bo, Recipient.Reason.CONTACT, anna.id()));
    }

    @Test
    void standInsAreFollowedToTheFirstInHoursElseTheLastIsTold() {
        var anna = named("anna").of("denmark").inOffice("bo").contact();
        var bo = named("bo").inOffice("cleo").contact();
        var awake = List.of(anna, bo, named("cleo").contact());
        assertThat(names(Recipients.of(awake, List.of()).of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("cleo");
        var asleep = List.of(anna, bo, named("cleo").inOffice(null).contact());
        assertThat(names(Recipients.of(asleep, List.of()).of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("cleo");
        var gone = List.of(anna, bo);
        assertThat(names(Recipients.of(gone, List.of()).of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("bo");
    }

    @Test
    void aCircleThatTwoInstancesMadeEndsAndSomebodyIsTold() {
        var anna = named("anna").of("denmark").inOffice("bo").contact();
        var bo = named("bo").inOffice("anna").contact();
        var recipients = Recipients.of(List.of(anna, bo), List.of());
        assertThat(names(recipients.of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("bo");
        assertThat(recipients.circle(anna)).extracting(Contact::name).containsExactly("anna", "bo");
    }

    @Test
    void whoIsReachedByTwoWaysIsToldOnce() {
        var all = List.of(
                named("anna").of("denmark").inOffice("bo").contact(),
                named("bo").of("denmark").contact(),
                named("cleo").of("denmark").inOffice("bo").contact());
        assertThat(names(Recipients.of(all, List.of()).of(DENMARK, null, Severity.CRITICAL, NIGHT)))
                .containsExactly("bo");
    }

    @Test
    void whereNobodyIsLeftTheListIsEmpty() {
        assertThat(Recipients.of(List.of(named("norway").of("norway").contact()), List.of(rota()))
                        .of(DENMARK, "dk-001", Severity.CRITICAL, WORKDAY))
                .isEmpty();
    }

    @Test
    void aTurnOfWhoIsNoContactAnyMoreIsNobodys() {
        var rota = new Rota(DENMARK, COPENHAGEN, shifts("MONDAY 00:00 00:00 gone"), List.of(), 1);
        var all = Recipients.of(List.of(named("anna").of("denmark").contact()), List.of(rota));
        assertThat(names(all.of(DENMARK, null, Severity.CRITICAL, WORKDAY))).containsExactly("anna");
        assertThat(all.onCall(DENMARK, WORKDAY).source()).isEqualTo(OnCallNow.Source.CONTACTS);
    }

    @Test
    void levelsGoFromWhoIsOnCallOverTheLeadsToTheDefault() {
        var rota = rota().plus(override("2026-11-23T09:00:00Z", "2026-11-23T12:00:00Z", "bo"));
        var all = List.of(
                named("bo").contact(),
                named("worker").of("denmark").contact(),
                named("lead").of("denmark").inOffice("night").lead(),
                named("critical").of("denmark").notifiedOf(Severity.CRITICAL).lead(),
                named("elsewhere").of("denmark").at("dk-002").lead(),
                named("night").contact(),
                named("default").asFallback());
        var recipients = Recipients.of(all, List.of(rota));
        var atWork = recipients.levels(DENMARK, "dk-001", Severity.WARNING, WORKDAY);
        assertThat(atWork.all().stream().map(RecipientsTests::names))
                .containsExactly(List.of("bo"), List.of("lead"), List.of("default"));
        var atNight = recipients.levels(DENMARK, "dk-001", Severity.CRITICAL, NIGHT);
        assertThat(atNight.all().stream().map(RecipientsTests::names))
                .containsExactly(
                        List.of("critical", "night", "worker"), List.of("critical", "night"), List.of("default"));
    }

    @Test
    void whoAnswersIsToldWithItsSourceAndHowLongThatIsSo() {
        var rota = new Rota(DENMARK, COPENHAGEN, shifts("MONDAY 08:00 12:00 bo"), List.of(), 1)
                .plus(override("2026-11-23T10:30:00Z", "2026-11-23T10:45:00Z", "cleo"));
        var bo = named("bo").contact();
        var cleo = named("cleo").contact();
        var anna = named("anna").of("denmark").inOffice(null).contact();
        var recipients = Recipients.of(List.of(bo, cleo, anna, named("d").asFallback()), List.of(rota));
        var shift = recipients.onCall(DENMARK, WORKDAY);
        assertThat(shift.source()).isEqualTo(OnCallNow.Source.SHIFT);
        assertThat(names(shift.people())).containsExactly("bo");
        assertThat(shift.until()).isEqualTo("2026-11-23T10:30:00Z");
        assertThat(recipients
                        .onCall(DENMARK, Instant.parse("2026-11-23T10:30:00Z"))
                        .source())
                .isEqualTo(OnCallNow.Source.OVERRIDE);
        var later = recipients.onCall(DENMARK, NIGHT);
        assertThat(later.source()).isEqualTo(OnCallNow.Source.CONTACTS);
        assertThat(later.until()).isEqualTo("2026-11-30T07:00:00Z");
        var elsewhere = recipients.onCall(new RegionId("spain"), NIGHT);
        assertThat(elsewhere.source()).isEqualTo(OnCallNow.Source.FALLBACK);
        assertThat(names(elsewhere.people())).containsExactly("d");
        assertThat(Recipients.of(List.of(), List.of()).onCall(DENMARK, NIGHT).source())
                .isEqualTo(OnCallNow.Source.NOBODY);
    }

    private static Rota rota() {
        return Rota.empty(DENMARK, COPENHAGEN);
    }

    private static List<String> names(List<Recipient> recipients) {
        return recipients.stream().map(one -> one.contact().name()).toList();
    }
}
