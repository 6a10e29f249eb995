package com.cinemataztic.incidents.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.platform.StubHttp.Answer;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which events of a ticket another program receives. */
class WebhookEventsMongoTests extends WebhookScenario {

    @Test
    void aNewTicketIsOneEventAndItsEndIsOne() {
        var ticket = wrongResolution(4);
        assertThat(events()).containsExactly("opened " + ticket.id());
        var event = bodies().getFirst();
        var opening = entries(ticket).getFirst();
        assertThat(event.at("/version").asInt()).isEqualTo(1);
        assertThat(event.at("/id").asString())
                .isEqualTo(opening.id())
                .isEqualTo(PAGER_PROGRAM.header("X-Portal-Delivery"));
        assertThat(event.at("/at").asString()).isEqualTo(ShowsOfTests.noon(test).toString());
        assertThat(event.at("/ticket/state").asString()).isEqualTo("open");
        assertThat(event.at("/ticket/severity").asString()).isEqualTo("warning");
        assertThat(event.at("/ticket/region").asString()).isEqualTo("region-" + test);
        assertThat(event.at("/ticket/cinemaName").asString()).isEqualTo("Bio " + test);
        assertThat(event.at("/ticket/screenName").asString()).isEqualTo("Sal 4");
        assertThat(event.at("/ticket/errorId").asString()).isEqualTo("wrong-resolution");
        assertThat(event.at("/ticket/nextShowAt").asString())
                .isEqualTo(ShowsOfTests.show(test, 4).toString());
        assertThat(event.at("/ticket/link").asString())
                .isEqualTo("https://incidents.example.com/tickets/" + ticket.id());
        assertThat(event.has("site") || event.has("screens") || event.has("level") || event.has("from"))
                .isFalse();
        assertThat(opening.state()).isEqualTo(OutboxEntry.State.SENT);
        assertThat(opening.detail()).isEqualTo("webhook to 127.0.0.1");
        assertThat(lines(ticket, TimelineEntry.Kind.NOTIFIED))
                .singleElement()
                .asString()
                .endsWith("(and webhook pager)");

        pass(5);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        pass(5);
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id());
        assertThat(bodies().getLast().at("/ticket/closeReason").asString()).isEqualTo("fixed");
        assertThat(bodies().getLast().at("/ticket/state").asString()).isEqualTo("closed");
        assertThat(bodies().getLast().at("/ticket").has("nextShowAt")).isFalse();

        move(ticket, new Transition.Reopen(""));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        pass(2);
        assertThat(events()).filteredOn(said -> said.startsWith("over")).hasSizeBetween(1, 2);
        assertThat(events().getLast()).startsWith("over");
    }

    @Test
    void eachHookReceivesItsRegionsAndSeverities() {
        var began = CRITICAL_PROGRAM.calls().size();
        var mild = wrongResolution(4);
        var bad = failed(fires("game-download-failed", "", 5, Severity.CRITICAL));
        assertThat(events()).containsExactly("opened " + mild.id(), "opened " + bad.id());
        assertThat(CRITICAL_PROGRAM.calls().stream().skip(began).map(WebhookScenario::event))
                .containsExactly("opened " + bad.id());
        assertThat(outbox.of(List.of(mild.id(), bad.id())))
                .extracting(entry -> entry.to().id())
                .doesNotContain("hook:elsewhere");
        CLOCK.add(Duration.ofSeconds(1));
        report(fires("wrong-resolution", "worse", 4, Severity.CRITICAL));
        poll();
        assertThat(events()).last().isEqualTo("severity-rose " + mild.id());
        assertThat(bodies().getLast().at("/from").asString()).isEqualTo("warning");
        assertThat(CRITICAL_PROGRAM.calls().stream()
                        .skip(began)
                        .map(WebhookScenario::event)
                        .toList())
                .as("from then on it is bad enough for the other, too")
                .contains("severity-rose " + mild.id());
    }

    @Test
    void anUntakenTicketIsAnEventAtEachEscalationAndATakenOneIsNot() {
        var ticket = wrongResolution(1);
        pass(10);
        assertThat(events()).containsExactly("opened " + ticket.id(), "escalated " + ticket.id());
        assertThat(bodies().getLast().at("/level").asInt()).isEqualTo(2);
        move(ticket, new Transition.Take());
        pass(10);
        assertThat(events()).hasSize(2);
    }

    @Test
    void aSuppressedTicketIsAnEventWhenTheSuppressionEndsAndNotBefore() {
        var ticket = offline(3);
        pass(30);
        assertThat(events()).isEmpty();
        CLOCK.setInstant(ShowsOfTests.show(test, 3).minus(Duration.ofHours(4)).minusSeconds(1));
        poll();
        assertThat(events()).isEmpty();
        CLOCK.add(Duration.ofSeconds(1));
        poll();
        assertThat(events()).containsExactly("opened " + ticket.id());
    }

    @Test
    void aTicketThatClosedBeforeAnyNotificationIsNoEvent() {
        var ticket = offline(3);
        move(ticket, new Transition.Close(CloseReason.FALSE_ALARM, ""));
        pass(5);
        assertThat(events()).isEmpty();
        assertThat(entries(ticket)).isEmpty();
    }

    @Test
    void aCinemaThatGoesDarkIsOneEventThatNamesItsScreens() {
        var screens =
                IntStream.rangeClosed(4, 7).mapToObj(screen -> offline(screen)).toList();
        var site = awaitSite();
        pass(1);
        assertThat(events()).containsExactly("opened " + site.id());
        assertThat(bodies().getFirst().at("/screens").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        screens.stream().map(row -> row.id().value()).toList());
    }

    @Test
    void anEndIsSentThoughTheOpeningWasNeverAnswered() {
        PAGER_PROGRAM.behave(_ -> new Answer.Silent());
        var ticket = wrongResolution(4);
        PAGER_PROGRAM.behave(TAKES_ALL);
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        CLOCK.add(Duration.ofMinutes(1));
        poll();
        poll();
        assertThat(events()).containsExactly("opened " + ticket.id(), "over " + ticket.id());
        assertThat(entries(ticket))
                .extracting(OutboxEntry::state)
                .containsExactly(OutboxEntry.State.OVER, OutboxEntry.State.SENT);
    }

    @Test
    void aTicketReopenedBeforeItsEndWasSentIsNotOver() {
        var ticket = wrongResolution(4);
        PAGER_PROGRAM.behave(_ -> new Answer.Whole(503, ""));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        PAGER_PROGRAM.behave(TAKES_ALL);
        move(ticket, new Transition.Reopen(""));
        CLOCK.add(Duration.ofMinutes(2));
        poll();
        assertThat(entries(ticket).stream().filter(entry -> entry.what() instanceof TicketEvent.Over))
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(OutboxEntry.State.OVER));
        move(ticket, new Transition.Close(CloseReason.FIXED, ""));
        assertThat(events()).last().isEqualTo("over " + ticket.id());
    }
}
