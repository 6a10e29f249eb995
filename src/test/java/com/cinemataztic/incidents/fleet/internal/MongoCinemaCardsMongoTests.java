package com.cinemataztic.incidents.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.platform.TempStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCinemaCardsMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void whatIsWrittenDownComesBackAfterARestartAndIsReplacedWhole() {
        var cards = new MongoCinemaCards(store.documents());
        var bio = new CinemaCard("dk.$001", "+45", "da", "Grønland\n🎬");
        cards.put(List.of(bio, new CinemaCard("no-001", "", "", "old")));
        var changed = new CinemaCard("no-001", "+47", "", "");
        cards.put(List.of(changed));
        store.restart();
        assertThat(new MongoCinemaCards(store.documents()).all()).containsExactlyInAnyOrder(bio, changed);
    }
}
