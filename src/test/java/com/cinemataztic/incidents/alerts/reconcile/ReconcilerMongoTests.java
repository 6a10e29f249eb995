package com.cinemataztic.incidents.alerts.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Transition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A firing alert that the webhook missed is found in Alertmanager's list. */
@PortalTest
class ReconcilerMongoTests extends ReconcilerRig {

    @Test
    void whatIsListedAndHasNoTicketGetsOneAsIfTheWebhookHadCome() {
        reconcile(answer(listed(BEGAN, "portal")));

        assertThat(row()).isPresent();
        assertThat(row().orElseThrow().startedAt()).isEqualTo(BEGAN);
        assertThat(repairs()).singleElement().satisfies(repair -> {
            assertThat(repair.kind()).isEqualTo(Reconciliation.Kind.FIRING);
            assertThat(repair.ticket()).isEqualTo(row().orElseThrow().id());
            assertThat(repair.missingSince()).isEqualTo(BEGAN);
        });
        var revision = row().orElseThrow().revision();
        reconcile(answer(listed(BEGAN, "portal")));
        assertThat(row().orElseThrow().revision()).isEqualTo(revision);
        assertThat(repairs()).hasSize(1);
    }

    @Test
    void anAlertListedJustBeforeItsWebhookIsNoRepair() {
        reconcile(answer(listed(NOW.minusSeconds(20), "portal")));

        assertThat(row()).isPresent();
        assertThat(repairs()).isEmpty();
    }

    @Test
    void whatIsRoutedToOthersOnlyIsNoBusinessOfThePortal() {
        reconcile(answer(listed(BEGAN, "outside")));

        assertThat(row()).isEmpty();
    }

    @Test
    void aLaterEpisodeThanTheTicketsIsReported() {
        received();
        reconcile(answer(listed(BEGAN.plusSeconds(60), "portal")));

        assertThat(evidence().startsAt()).isEqualTo(BEGAN.plusSeconds(60));
        assertThat(row().orElseThrow().occurrences()).isEqualTo(2);
    }

    @Test
    void anAlertThatAPersonSnoozedStaysClosed() {
        received();
        var open = row().orElseThrow();
        desk.apply(open.id(), open.version(), new Transition.Close(CloseReason.WONT_FIX, ""), Actor.SYSTEM);
        reconcile(answer(listed(BEGAN, "portal")));

        assertThat(row()).isEmpty();
    }

    @Test
    void whatASilenceCoversOpensATicketToo() {
        var silenced = new Alertmanagers.Listed(
                fingerprint(),
                BEGAN,
                Set.of("portal"),
                Set.of("s1"),
                listed(BEGAN, "portal").json());
        reconcile(answer(silenced));

        assertThat(row()).isPresent();
    }
}
