package com.cinemataztic.incidents.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionIdTests {

    @ParameterizedTest
    @ValueSource(strings = {"denmark", "new-zealand", "uae", "a", "4", "abcdefghij-abcdefghij-abcdefghij-abcdefg"})
    void takesKebabCaseOfAtMostFortyCharacters(String value) {
        assertThat(new RegionId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "Denmark",
                "new--zealand",
                "-denmark",
                "denmark-",
                "new_zealand",
                "new zealand",
                "ærø",
                "denmark\n",
                "a/b",
                "abcdefghij-abcdefghij-abcdefghij-abcdefgh"
            })
    void rejectsEverythingElse(String value) {
        assertThatThrownBy(() -> new RegionId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "New Zealand, new-zealand",
        "new_zealand, new-zealand",
        "'  UAE ', uae",
        "DENMARK, denmark",
        "'new \t zealand', new-zealand"
    })
    void readsARegionAsPeopleAndLabelsWriteIt(String text, String value) {
        assertThat(RegionId.parse(text)).contains(new RegionId(value));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "---", "Côte d'Ivoire", "<script>", "a b c d e f g h i j k l m n o p q r s t u"})
    void findsNoneInOtherText(@Nullable String text) {
        assertThat(RegionId.parse(text)).isEmpty();
    }

    @Test
    void sortsByItsValue() {
        assertThat(new RegionId("denmark")).isLessThan(new RegionId("norway"));
    }
}
