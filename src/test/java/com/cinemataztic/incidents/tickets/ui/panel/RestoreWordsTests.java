package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.rules.RestoreRejection;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an undo left a ticket alone, word for word, in both languages. */
class RestoreWordsTests {

    @AfterEach
    void leave() {
        UI.setCurrent(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MOVED_SINCE      | en | DK-1 was left alone: somebody changed it since.
            MOVED_SINCE      | da | DK-1 er ikke rørt: nogen har ændret den siden.
            NOT_THIS_TICKET  | en | DK-1 was left alone: your change did not move it.
            NOT_THIS_TICKET  | da | DK-1 er ikke rørt: din ændring flyttede den ikke.
            ALREADY_RESTORED | en | DK-1 was left alone: your change is already undone.
            ALREADY_RESTORED | da | DK-1 er ikke rørt: din ændring er allerede fortrudt.
            NOT_YOURS        | en | DK-1 was left alone: the change was not yours.
            NOT_YOURS        | da | DK-1 er ikke rørt: ændringen var ikke din.
            NOT_UNDOABLE     | en | DK-1 was left alone: this change can’t be undone.
            NOT_UNDOABLE     | da | DK-1 er ikke rørt: denne ændring kan ikke fortrydes.
            NOT_RECORDED     | en | DK-1 was left alone: what was before is not recorded.
            NOT_RECORDED     | da | DK-1 er ikke rørt: det vides ikke, hvordan den var før.
            SUCCESSOR_LIVE   | en | DK-1 was left alone: DK-2 now covers this fault.
            SUCCESSOR_LIVE   | da | DK-1 er ikke rørt: DK-2 dækker nu denne fejl.
            """)
    void aTicketThatIsLeftAloneIsNamedWithTheReason(RestoreRejection reason, String language, String words) {
        speak(language);
        var outcome = new Outcome.NotRestored(OpenTicket.of("DK-1", offline("s1"), NOON), reason, new TicketId("DK-2"));

        assertThat(TicketWords.failed(outcome, NOON)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | DK-1 is no longer available.
            da | DK-1 er ikke længere tilgængelig.
            """)
    void aTicketThatIsNoLongerVisibleIsNamedToo(String language, String words) {
        speak(language);

        assertThat(TicketWords.failed(new Outcome.NotFound(new TicketId("DK-1")), NOON))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | bo changed DK-1 just now.
            da | bo ændrede DK-1
            """)
    void whoMovedItSinceIsNamed(String language, String words) {
        speak(language);
        var conflict = new Outcome.Conflict(OpenTicket.of("DK-1", offline("s1"), NOON), "bo", NOON);

        assertThat(TicketWords.failed(conflict, NOON)).startsWith(words);
    }

    private static void speak(String language) {
        var ui = new UI();
        ui.setLocale(language.equals("en") ? Locale.UK : Locale.of(language));
        UI.setCurrent(ui);
    }
}
