package com.cinemataztic.incidents.alerts.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoReconciliationsMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void reconciliationsAreUnchangedAfterARestartTheLastFirst() {
        var first = reconciliation(Reconciliation.Kind.FIRING, 0);
        var last = reconciliation(Reconciliation.Kind.END, 1);
        reconciliations().add(List.of(first, last));
        store.restart();
        assertThat(reconciliations().since(NOON, 10)).containsExactly(last, first);
        assertThat(reconciliations().since(NOON, 1)).containsExactly(last);
    }

    @Test
    void theKindsOfVersion1AreReadAndBroughtToTheWordsOfToday() {
        insert("FIRING");
        insert("END");
        assertThat(reconciliations().since(NOON, 10))
                .extracting(Reconciliation::kind)
                .contains(Reconciliation.Kind.FIRING, Reconciliation.Kind.END);

        var upgrade = new ReconciliationWordsUpgrade(store.documents());
        assertThat(upgrade.run()).isEqualTo(2);
        assertThat(upgrade.run()).isZero();
        assertThat(reconciliations().since(NOON, 10))
                .extracting(Reconciliation::kind)
                .contains(Reconciliation.Kind.FIRING, Reconciliation.Kind.END);
    }

    @Test
    void aReconciliationOfAnUnknownKindIsLeftOut() {
        insert("sideways");
        reconciliations().add(List.of(reconciliation(Reconciliation.Kind.END, 0)));
        assertThat(reconciliations().since(NOON, 10)).hasSize(1);
        assertThat(store.quarantine().entries()).hasSize(1);
    }

    private void insert(String missing) {
        store.database()
                .getCollection("mends")
                .insertMany(
                        List.of(new Document("at", Date.from(NOON))
                                .append("missing", missing)
                                .append("fingerprint", "fp")
                                .append("key", "1|machine-offline|dk-001/s1")
                                .append("missingSince", Date.from(NOON))),
                        new InsertManyOptions().ordered(false));
    }

    private static Reconciliation reconciliation(Reconciliation.Kind kind, int secondsLater) {
        return new Reconciliation(
                NOON.plusSeconds(secondsLater),
                kind,
                new Fingerprint("fp-s1"),
                offline("s1").key(),
                secondsLater == 0 ? null : new TicketId("DK-1"),
                NOON);
    }

    private MongoReconciliations reconciliations() {
        return new MongoReconciliations(store.documents());
    }
}
