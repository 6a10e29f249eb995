package com.cinemataztic.incidents.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.CineCloudStandIn.Fault;
import com.cinemataztic.incidents.pipeline.Pipeline.Part;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No data is not health: while a part of the monitoring is dead, nothing closes that was dark when it died. */
@Tag("pipeline")
class BlindnessPipelineTests {

    /** How long Prometheus stays dead after Alertmanager's false word; ten minutes for a run by hand. */
    private static final Duration DARKNESS = Duration.ofMinutes(Integer.getInteger("pipeline.darkness.minutes", 2));

    /** Twice the settle time of the fast pace. */
    private static final Duration NO_EXPORTER = Duration.ofSeconds(30);

    @RegisterExtension
    static final Pipeline PIPELINE = new Pipeline();

    private final Awaited awaited = new Awaited(PIPELINE);

    @Test
    void aDarkScreensTicketOutlivesAlertmanagersFalseWordThatItEndedWhenPrometheusDies() {
        var machine = PIPELINE.cloud().idleMachineIn("germany");
        PIPELINE.cloud().breaks(machine, Fault.OFFLINE);
        var ticket = awaited.ticket(machine, Fault.OFFLINE);

        PIPELINE.kill(Part.PROMETHEUS);
        awaited.ticket(ticket, "has falsely recovered", seen -> seen.recoveredAt() != null);
        awaited.staysFor(
                DARKNESS,
                ticket,
                seen -> seen.live() && seen.recoveredAt() != null && seen.recoveryUnconfirmed() != null);

        PIPELINE.start(Part.PROMETHEUS);
        var again = awaited.ticket(ticket, "fires again", seen -> seen.recoveredAt() == null);
        assertThat(again.recoveryUnconfirmed()).isNull();
        var whole = PIPELINE.portal().ticket(again.id());
        assertThat(whole.evidence()).allMatch(SeenTicket.Evidence::firing);
        assertThat(again.occurrences())
                .as("occurrences, as monitoring restarted and not the fault: %s", whole.timeline())
                .isEqualTo(1);
        assertThat(awaited.liveTicketsOf(machine)).extracting(SeenTicket::id).containsExactly(ticket.id());
    }

    @Test
    void nothingClosesWhileTheExporterIsDeadAndWhatWasMendedMeanwhileDoesOnceItIsBack() {
        var dark = PIPELINE.cloud().idleMachineIn("finland");
        var repaired = PIPELINE.cloud().idleMachineIn("spain");
        PIPELINE.cloud().breaks(dark, Fault.OFFLINE);
        PIPELINE.cloud().breaks(repaired, Fault.OFFLINE);
        var darkTicket = awaited.ticket(dark, Fault.OFFLINE);
        var repairedTicket = awaited.ticket(repaired, Fault.OFFLINE);

        PIPELINE.kill(Part.EXPORTER);
        PIPELINE.cloud().repairs(repaired);
        awaited.staysFor(NO_EXPORTER, darkTicket, seen -> seen.live() && seen.recoveredAt() == null);
        awaited.ticket("exporter-down");
        assertThat(PIPELINE.portal().ticket(repairedTicket.id()).live()).isTrue();

        PIPELINE.start(Part.EXPORTER);
        awaited.ticket(repairedTicket, "is closed", seen -> !seen.live());
        var stillDark = PIPELINE.portal().ticket(darkTicket.id());
        assertThat(stillDark.live()).isTrue();
        assertThat(stillDark.recoveredAt()).isNull();
        assertThat(stillDark.occurrences()).isEqualTo(1);
    }
}
