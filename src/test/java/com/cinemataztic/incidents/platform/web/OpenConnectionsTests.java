package com.cinemataztic.incidents.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.web.OpenConnections.Room;
import org.junit.jupiter.api.Test;

class OpenConnectionsTests {

    private final OpenConnections open = new OpenConnections(3);

    @Test
    void anOwnerHasItsLimitAndOthersHaveTheirs() {
        assertThat(open.open("one", 2)).isEqualTo(Room.FREE);
        assertThat(open.open("one", 2)).isEqualTo(Room.FREE);
        assertThat(open.open("one", 2)).isEqualTo(Room.OWNER_FULL);
        assertThat(open.open("other", 2)).isEqualTo(Room.FREE);
    }

    @Test
    void allTogetherHaveALimit() {
        assertThat(open.open("one", 2)).isEqualTo(Room.FREE);
        assertThat(open.open("one", 2)).isEqualTo(Room.FREE);
        assertThat(open.open("other", 2)).isEqualTo(Room.FREE);
        assertThat(open.open("third", 2)).isEqualTo(Room.FULL);
    }

    @Test
    void aRejectedOneIsNotCountedAndAClosedOneMakesRoom() {
        open.open("one", 1);
        open.open("one", 1);
        open.close("one");
        assertThat(open.open("one", 1)).isEqualTo(Room.FREE);
    }

    @Test
    void askingTakesNoRoom() {
        assertThat(open.roomFor("one", 1)).isEqualTo(Room.FREE);
        assertThat(open.roomFor("one", 1)).isEqualTo(Room.FREE);
    }
}
