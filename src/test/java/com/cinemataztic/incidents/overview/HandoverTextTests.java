package com.cinemataztic.incidents.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text to copy. */
class HandoverTextTests {

    private static final HandoverText TEXT = new HandoverText(Mails.publicUrl());

    @Test
    void itHasAllPartsWithTheAddressOfEachTicket() {
        assertThat(TEXT.write(Handovers.report(Mails.several(1)))).isEqualTo("""
                Handover · Denmark: 1 open ticket
                Covers 09:48 CET to 17:48 CET.

                Next deadlines (1)
                - DK-1040 critical · Machine offline · Palads, Screen 1
                  next show in 3 h 20 min (21:08 local, CET) · nobody has taken it
                  https://incidents.example.com/tickets/DK-1040

                Waiting now (1)
                - DK-1040 critical · Machine offline · Palads, Screen 1
                  22 min ago (17:26 local, CET) · nobody has taken it
                  https://incidents.example.com/tickets/DK-1040

                Ready for tonight
                - Denmark: 4 ready, 2 at risk, 3 unknown, 1 in maintenance

                On call from now on
                - Denmark: Bo Holm (by the weekly plan), until 22:48 local, CET

                Opened (1)
                - DK-1040 critical · Machine offline · Palads, Screen 1
                  17:26 local, CET · nobody has taken it
                  https://incidents.example.com/tickets/DK-1040

                Recovered (1)
                - DK-1030 warning · Display disconnected · Palads, Screen 7
                  16:58 local, CET · before the next show (19:18 local, CET)
                  https://incidents.example.com/tickets/DK-1030

                Closed by people (1)
                - DK-1031 warning · Wrong resolution · Palads, Screen 8
                  16:38 local, CET · fixed, by olga
                  https://incidents.example.com/tickets/DK-1031
                """);
    }

    @Test
    void ofSeveralRegionsEachTicketNamesItsOwn() {
        var one = Handovers.report(Mails.several(1));
        var several = new HandoverReport(
                null,
                one.since(),
                one.at(),
                ZoneOffset.UTC,
                one.opened(),
                List.of(),
                List.of(),
                one.waiting(),
                one.due(),
                one.tonight(),
                one.onCall(),
                true);
        assertThat(TEXT.write(several))
                .startsWith("Handover · All regions: 1 open ticket\n")
                .contains(
                        "Covers 08:48 UTC to 16:48 UTC",
                        "More was opened or closed than is listed here",
                        "- Denmark: Bo Holm",
                        "Palads, Screen 1, Denmark");
    }

    @Test
    void hostileTextsMakeNoLinesOfTheirOwn() {
        TicketFacts hostile = Mails.facts(
                "DK-1", "x\n\nWaiting now (0)\u202E", "a\r\nb", "c\u2028d", Severity.INFO, State.OPEN, Mails.next(5));
        assertThat(TEXT.write(Handovers.report(List.of(hostile))).lines())
                .filteredOn(line -> line.startsWith("Waiting now"))
                .containsExactly("Waiting now (1)");
        assertThat(TEXT.write(Handovers.report(List.of(hostile)))).doesNotContain("\u202E", "\u2028", "\r");
    }
}
