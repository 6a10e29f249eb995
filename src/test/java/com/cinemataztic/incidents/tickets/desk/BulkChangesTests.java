package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketsInMemory;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many changes at once take the room of their lane, and no more reads than one change. */
@Timeout(120)
class BulkChangesTests {

    private static final Actor TOKEN = new Actor("robot", Role.OPERATOR, Set.of(), "robot");

    @Test
    void aBulkReadsItsTicketsAndTheAccountsOfARegionOnce() throws Exception {
        var store = new TicketsInMemory();
        var queue = mock(TicketQueue.class);
        when(queue.find(anyCollection())).thenAnswer(call -> store.find(call.getArgument(0)));
        var accounts = mock(AccountDesk.class);
        when(accounts.operatorsOf(any())).thenReturn(List.of("anna"));
        try (var core = Core.on(store, RegionsInMemory.directory(), Clock.systemUTC())) {
            core.desk()
                    .report(
                            IntStream.range(0, 100)
                                    .<Signal>mapToObj(i -> offline("s" + i).fires())
                                    .toList(),
                            false);
            var moves = core.board().snapshot().rows().values().stream()
                    .map(row -> new TicketMove(row.id(), row.version(), new Transition.Take("anna"), false))
                    .toList();
            var results = new TransitionDesk(core.desk(), queue, accounts).applyAll(moves, TOKEN);

            assertThat(results)
                    .hasSize(100)
                    .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Done.class));
            verify(queue, times(1)).find(anyCollection());
            verify(accounts, times(1)).operatorsOf(any());
            verifyNoMoreInteractions(queue, accounts);
        }
    }

    @Test
    void whatFindsNoRoomInTheLaneIsNotTriedAndTheRestIsDone() throws Exception {
        var queue = new DeskQueue(3, 20);
        var requests = new CallerRequests(new TicketsInMemory(), queue);
        var moves = IntStream.range(0, 20)
                .mapToObj(i -> new TicketMove(new TicketId("DK-" + (i + 1)), 1, new Transition.Take(), false))
                .toList();
        var bulk = new FutureTask<>(() -> requests.applyAll(moves, TOKEN));
        var caller = Thread.ofPlatform().start(bulk);
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        var batch = queue.takeBatch();
        for (var command : batch) {
            var click = (DeskCommand.ApplyTransition) command;
            click.answer().complete(new Outcome.NotFound(click.id()));
        }

        assertThat(batch).hasSize(3);
        assertThat(bulk.get().subList(0, 3)).doesNotContainNull();
        assertThat(bulk.get().subList(3, 20)).isEqualTo(Collections.nCopies(17, null));
    }
}
