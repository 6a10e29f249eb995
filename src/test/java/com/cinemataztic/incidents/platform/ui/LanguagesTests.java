package com.cinemataztic.incidents.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page names languages; it does not show tags. */
class LanguagesTests {

    @ParameterizedTest
    @CsvSource({"da, Danish", "nb, Norwegian Bokmål", "en-IE, English (Ireland)", "zz, zz", "not a tag, not a tag"})
    void aLanguageIsShownByItsNameIfItHasOne(String tag, String name) {
        assertThat(Languages.name(tag)).isEqualTo(name);
    }
}
