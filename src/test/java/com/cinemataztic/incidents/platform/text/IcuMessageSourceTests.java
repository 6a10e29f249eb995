package com.cinemataztic.incidents.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class IcuMessageSourceTests {

    private static final Locale DANISH = Locale.of("da", "DK");

    private final IcuMessageSource texts = new IcuMessageSource(
            Map.of(Locale.UK, "texts/example_en.properties", DANISH, "texts/example_da.properties"));

    @Test
    void countsInThePluralsOfTheLanguage() {
        assertThat(text("tickets", Locale.UK, 0)).isEqualTo("0 tickets");
        assertThat(text("tickets", Locale.UK, 1)).isEqualTo("1 ticket");
        assertThat(text("tickets", Locale.UK, 1_200)).isEqualTo("1,200 tickets");
        assertThat(text("tickets", DANISH, 1)).isEqualTo("1 sag");
        assertThat(text("tickets", DANISH, 1_200)).isEqualTo("1.200 sager");
    }

    @Test
    void takesATextWithoutPlaceholdersAsItIsWritten() {
        assertThat(text("apostrophes", Locale.UK)).isEqualTo("It isn't the machine's fault");
        assertThat(text("apostrophes", DANISH)).isEqualTo("Blåbærgrød’s");
    }

    @Test
    void readsNoPatternInAnArgument() {
        assertThat(text("named", Locale.UK, "{0} ' <b>")).isEqualTo("Taken by {0} ' <b>, isn't it");
    }

    @Test
    void refusesAKeyOrALanguageThatIsNotThere() {
        assertThatThrownBy(() -> text("missing", Locale.UK)).isInstanceOf(NoSuchMessageException.class);
        assertThatThrownBy(() -> text("tickets", Locale.FRANCE, 1)).isInstanceOf(NoSuchMessageException.class);
        assertThat(texts.keys(Locale.FRANCE)).isEmpty();
        assertThatThrownBy(() -> new IcuMessageSource(Map.of(Locale.UK, "texts/nowhere.properties")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("texts/nowhere.properties");
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
