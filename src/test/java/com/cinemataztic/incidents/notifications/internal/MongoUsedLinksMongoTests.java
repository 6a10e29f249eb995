package com.cinemataztic.incidents.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUsedLinksMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void aLinkIsUsedOnceAndStaysUsedAfterARestart() {
        assertThat(links().isUsed("n")).isFalse();
        assertThat(links().use("n", Mails.NOW)).isTrue();
        store.restart();
        assertThat(links().isUsed("n")).isTrue();
        assertThat(links().use("n", Mails.NOW)).isFalse();
        assertThat(links().use("m", Mails.NOW)).isTrue();
    }

    @Test
    void ofManyWhoUseItAtOnceExactlyOneDoes() throws Exception {
        var links = links();
        Callable<Boolean> use = () -> links.use("n", Mails.NOW);
        try (var threads = Executors.newFixedThreadPool(16)) {
            assertThat(threads.invokeAll(Stream.generate(() -> use).limit(16).toList()))
                    .extracting(Future::resultNow)
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void oneThatIsGivenBackIsUsedAgain() {
        links().use("n", Mails.NOW);
        links().giveBack("n");
        links().giveBack("never used");
        assertThat(links().use("n", Mails.NOW)).isTrue();
    }

    @Test
    void whatHasExpiredIsForgottenAndNothingElse() {
        links().use("old", Mails.NOW.minusMillis(1));
        links().use("new", Mails.NOW);
        links().forget(Mails.NOW);
        assertThat(links().isUsed("old")).isFalse();
        assertThat(links().isUsed("new")).isTrue();
    }

    @Test
    void saysSoWhenTheStoreIsGone() {
        var links = new MongoUsedLinks(stoppable.documents());
        stoppable.stopServer();
        assertThatThrownBy(() -> links.use("n", Mails.NOW)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> links.isUsed("n")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> links.giveBack("n")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> links.forget(Mails.NOW)).isInstanceOf(StoreUnavailable.class);
    }

    private MongoUsedLinks links() {
        return new MongoUsedLinks(store.documents());
    }
}
