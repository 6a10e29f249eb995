package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.tickets.views.SavedQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSavedViewsMongoTests {

    private static final SavedQuery NIGHT =
            new SavedQuery("v1", "Night shift $ø", "olga", false, "region=denmark&q=a%26b", NOON);
    private static final SavedQuery TEAM = new SavedQuery("v2", "Team", "maja", true, "", NOON);

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void viewsComeBackAsTheyWereAfterARestart() {
        assertThat(views().add(NIGHT)).isTrue();
        assertThat(views().add(TEAM)).isTrue();
        store.restart();
        assertThat(views().of("olga")).containsExactly(NIGHT);
        assertThat(views().shared()).containsExactly(TEAM);
        assertThat(views().find("v1")).contains(NIGHT);
        assertThat(views().find("v3")).isEmpty();
    }

    @Test
    void anAccountHasOneViewOfAName() {
        var views = views();
        views.add(TEAM);
        assertThat(views.add(new SavedQuery("v3", "Team", "maja", false, "q=x", NOON)))
                .isFalse();
        assertThat(views.add(new SavedQuery("v4", "Team", "olga", false, "q=x", NOON)))
                .isTrue();
        assertThat(views.find("v2")).contains(TEAM);
    }

    @Test
    void aRemovedViewIsGone() {
        var views = views();
        views.add(TEAM);
        assertThat(views.remove("v2")).isTrue();
        assertThat(views.remove("v2")).isFalse();
        assertThat(views.shared()).isEmpty();
    }

    private MongoSavedViews views() {
        return new MongoSavedViews(store.documents());
    }
}
