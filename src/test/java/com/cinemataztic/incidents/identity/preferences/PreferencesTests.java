package com.cinemataztic.incidents.identity.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.Preferences.Outcome;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final Actor VERA = new Actor("vera", Role.VIEWER, Set.of());
    private static final PreferenceKey<String> NOTE = PreferenceKey.text("note", "", text -> !text.isBlank());

    private final PreferencesInMemory stored = new PreferencesInMemory();
    private final Preferences preferences = new Preferences(stored);

    @Test
    void whoChoseNothingHasTheFallbacks() {
        var none = preferences.of(OLGA);
        assertThat(none.get(CommonPreferences.LANGUAGE)).isEmpty();
        assertThat(none.get(CommonPreferences.ZONE)).isEmpty();
        assertThat(none.get(CommonPreferences.SCHEME)).isEqualTo(Scheme.SYSTEM);
        assertThat(none.get(CommonPreferences.SHORTCUTS)).isTrue();
        assertThat(none.get(CommonPreferences.SHORTCUT_KEYS)).isEmpty();
    }

    @Test
    void aChoiceIsReadBackAndBelongsToOnePerson() {
        var copenhagen = Optional.of(ZoneId.of("Europe/Copenhagen"));
        var keys = Map.of("take", "g", "next-ticket", "=");
        assertThat(preferences.set(OLGA, CommonPreferences.LANGUAGE, Optional.of(Locale.UK)))
                .isEqualTo(Outcome.STORED);
        preferences.set(OLGA, CommonPreferences.ZONE, copenhagen);
        preferences.set(OLGA, CommonPreferences.SCHEME, Scheme.DARK);
        preferences.set(OLGA, CommonPreferences.SHORTCUTS, false);
        preferences.set(OLGA, CommonPreferences.SHORTCUT_KEYS, keys);

        var olga = preferences.of(OLGA);
        assertThat(olga.get(CommonPreferences.LANGUAGE)).contains(Locale.UK);
        assertThat(olga.get(CommonPreferences.ZONE)).isEqualTo(copenhagen);
        assertThat(olga.get(CommonPreferences.SCHEME)).isEqualTo(Scheme.DARK);
        assertThat(olga.get(CommonPreferences.SHORTCUTS)).isFalse();
        assertThat(olga.get(CommonPreferences.SHORTCUT_KEYS)).isEqualTo(keys);
        assertThat(preferences.of(VERA).values()).isEmpty();
    }

    @Test
    void theFallbackIsNotStored() {
        preferences.set(OLGA, CommonPreferences.SCHEME, Scheme.DARK);
        preferences.set(OLGA, CommonPreferences.SCHEME, Scheme.SYSTEM);
        assertThat(stored.find("olga").orElseThrow().values()).isEmpty();
    }

    @Test
    void theSameChoiceAgainIsNotWritten() {
        preferences.set(OLGA, NOTE, "a");
        preferences.set(OLGA, NOTE, "a");
        assertThat(stored.find("olga").orElseThrow().version()).isOne();
    }

    @Test
    void twoPagesThatChooseAtTheSameMomentBothWin() {
        stored.beforePut = () -> preferences.set(OLGA, CommonPreferences.SCHEME, Scheme.LIGHT);
        assertThat(preferences.set(OLGA, NOTE, "a")).isEqualTo(Outcome.STORED);
        assertThat(preferences.of(OLGA).get(CommonPreferences.SCHEME)).isEqualTo(Scheme.LIGHT);
        assertThat(preferences.of(OLGA).get(NOTE)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "language, xx",
        "language, ''",
        "zone, Mars/Olympus",
        "scheme, DARK",
        "shortcuts, true",
        "shortcut-keys, take",
        "shortcut-keys, take=too-long",
        "note, ' '"
    })
    void aStoredTextThatIsNoneOfThePreferenceIsPassedOver(String name, String text) {
        stored.put(new PersonalPreferences("olga", Map.of(name, text, "from-the-future", "x"), 0));
        var olga = preferences.of(OLGA);
        assertThat(olga.get(CommonPreferences.LANGUAGE)).isEmpty();
        assertThat(olga.get(CommonPreferences.ZONE)).isEmpty();
        assertThat(olga.get(CommonPreferences.SCHEME)).isEqualTo(Scheme.SYSTEM);
        assertThat(olga.get(CommonPreferences.SHORTCUTS)).isTrue();
        assertThat(olga.get(CommonPreferences.SHORTCUT_KEYS)).isEmpty();
        assertThat(olga.get(NOTE)).isEmpty();
    }

    @Test
    void whatALaterPortalStoredStays() {
        stored.put(new PersonalPreferences("olga", Map.of("from-the-future", "x"), 0));
        preferences.set(OLGA, NOTE, "a");
        assertThat(preferences.of(OLGA).values()).containsEntry("from-the-future", "x");
    }

    @Test
    void aTextThatIsTooLongIsRejected() {
        assertThat(preferences.set(OLGA, NOTE, "ø".repeat(2_048))).isEqualTo(Outcome.STORED);
        assertThat(preferences.set(OLGA, NOTE, "ø".repeat(2_048) + "o")).isEqualTo(Outcome.TOO_LARGE);
        assertThat(preferences.of(OLGA).get(NOTE)).isEqualTo("ø".repeat(2_048));
    }

    @Test
    void oneMorePreferenceThanAPersonMayHaveIsRejected() {
        for (int i = 0; i < PersonalPreferences.MOST; i++) {
            assertThat(preferences.set(OLGA, PreferenceKey.flag("flag-" + i, false), true))
                    .isEqualTo(Outcome.STORED);
        }
        assertThat(preferences.set(OLGA, NOTE, "a")).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void onlyPeopleHavePreferences() {
        var token = new Actor("billing", Role.OPERATOR, Set.of(), "billing");
        var embed = Actor.embed("e1", new RegionId("denmark"), "site", Actor.Embed.LIVE);
        for (var actor : Set.of(token, embed, Actor.SYSTEM, OLGA.nameless())) {
            assertThat(preferences.set(actor, NOTE, "a")).isEqualTo(Outcome.NOT_A_PERSON);
            assertThat(preferences.of(actor).values()).isEmpty();
        }
    }

    @Test
    void aPageShowsTheFallbacksWhileTheStoreIsDownAndAChoiceFails() {
        var down = new Preferences(new StoredPreferences() {
            @Override
            public Optional<PersonalPreferences> find(String account) {
                throw new StoreUnavailable("read preferences", new IllegalStateException());
            }

            @Override
            public boolean put(PersonalPreferences changed) {
                throw new AssertionError();
            }
        });
        assertThat(down.of(OLGA).get(NOTE)).isEmpty();
        assertThatThrownBy(() -> down.set(OLGA, NOTE, "a")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aKeyHasAPlainName() {
        assertThatThrownBy(() -> PreferenceKey.flag("With.Dot", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
