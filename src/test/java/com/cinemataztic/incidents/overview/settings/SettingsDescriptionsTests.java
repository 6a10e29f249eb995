package com.cinemataztic.incidents.overview.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.settings.SettingsMetadata.Entry;
import com.cinemataztic.incidents.platform.text.IcuMessageSource;
import com.cinemataztic.incidents.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language describes every setting, and says of it what the English does. */
class SettingsDescriptionsTests {

    /** A variable, an address, or a bound: what is the same in every language. */
    private static final Pattern FACT =
            Pattern.compile("[A-Z]+_[A-Z_]+|https?://[a-z0-9.:]+|\\d+[.\\d/]+|\\d+ ?(?:ms|[MG]B)");

    private final SettingsMetadata metadata = new SettingsMetadata();

    static List<Locale> translations() {
        return Texts.languages().stream()
                .filter(language -> !language.equals(Texts.LOCALE))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everySettingIsDescribedAndNothingElse(Locale language) {
        var keys = new IcuMessageSource(Map.of(language, SettingsMetadata.file(language))).keys(language);
        assertThat(keys)
                .isEqualTo(
                        metadata.entries(Texts.LOCALE).stream().map(Entry::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aTranslationNamesTheSameVariablesAddressesAndBounds(Locale language) {
        var translated = metadata.entries(language).stream().collect(Collectors.toMap(Entry::name, Entry::description));
        assertThat(metadata.entries(Texts.LOCALE)).isNotEmpty().allSatisfy(entry -> {
            var other = Objects.requireNonNull(translated.get(entry.name()));
            assertThat(other).isNotBlank().isNotEqualTo(entry.description());
            assertThat(facts(other)).isEqualTo(facts(entry.description()));
        });
    }

    private static List<String> facts(String description) {
        return FACT.matcher(description)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
