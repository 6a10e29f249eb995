package com.cinemataztic.incidents.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of texts and the code that shows them agree. */
class TextsTests {

    /** A key, or the constant beginning of one, as the code writes it. */
    private static final Pattern USE =
            Pattern.compile("(?:\\btext\\(|\\bSentence\\.of\\(|\\bExplanation\\.of\\(|@PageTitle\\(|@Menu\\(title = )"
                    + "\\s*\"([a-z0-9-]+\\.[a-z0-9.-]*)\"(\\s*\\+)?");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");

    /** What has strings that no page shows: comments, logs, exceptions, formats of dates, parts of ids, kinds of links. */
    private static final Pattern UNSEEN = Pattern.compile(
            "/\\*(?s:.*?)\\*/|(?<!:)//[^\n]*|LOGGER\\.(?s:.*?);|Exception\\((?s:.*?);|requireNonNull\\((?s:.*?)\\)"
                    + "|(?:ofPattern|asList)\\((?s:.*?)\\)|\"rel\", \"[^\"]*\"");

    private static final Pattern STRING = Pattern.compile("\"\"\"(?s:(.*?))\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Two words, a capitalised word, or words in a template: between its tags, in an attribute, in an expression. */
    private static final Pattern SENTENCE = Pattern.compile("(?<!\\d)\\p{L}[,:;.]? \\p{L}|^\\W*\\p{Lu}\\p{Ll}");

    private static final Pattern WORDS_OF_TEMPLATE = Pattern.compile(
            "(?<!=)>\\s*\\p{L}|\\b(?:title|aria-label|placeholder)=\\\\?\"[^\"$]*\\p{L}|'\\p{Lu}\\p{Ll}");

    private static final Map<Path, String> FILES = new TreeMap<>();
    private static final Path FILE = Path.of("src/main/resources/vaadin-i18n/translations.properties");

    private static String sources = "";

    @BeforeAll
    static void readSources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                FILES.put(file, Files.readString(file));
            }
        }
        sources = String.join("", FILES.values());
    }

    @Test
    void everyKeyThatTheCodeNamesIsThere() {
        var missing = new TreeSet<String>();
        var uses = 0;
        for (var use = USE.matcher(sources); use.find(); uses++) {
            var key = use.group(1);
            var known = use.group(2) == null
                    ? Texts.keys(Texts.LOCALE).contains(key)
                    : Texts.keys(Texts.LOCALE).stream().anyMatch(it -> it.startsWith(key));
            if (!known) {
                missing.add(key);
            }
        }
        assertThat(uses).isPositive();
        assertThat(missing).isEmpty();
    }

    @Test
    void noKeyIsThereTwice() throws IOException {
        assertThat(Files.readAllLines(FILE))
                .filteredOn(line -> line.matches("[a-z].*=.*"))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTextIsUsed() {
        var unused = new TreeSet<>(Texts.keys(Texts.LOCALE));
        LITERAL.matcher(sources).results().map(it -> it.group(1)).forEach(unused::remove);
        USE.matcher(sources)
                .results()
                .filter(it -> it.group(2) != null)
                .forEach(use -> unused.removeIf(key -> key.startsWith(use.group(1))));
        assertThat(unused).isEmpty();
    }

    static List<Locale> languages() {
        return Texts.languages();
    }

    @Test
    void englishIsTheFirstOfTheLanguages() {
        assertThat(Texts.languages()).startsWith(Texts.LOCALE).contains(Locale.of("da"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameKeysWithTheSamePlaceholders(Locale language) throws IOException {
        var english = patterns(Texts.LOCALE);
        var others = patterns(language);
        assertThat(others.keySet()).isEqualTo(english.keySet());
        assertThat(Texts.keys(language)).isEqualTo(english.keySet());
        english.forEach((key, pattern) -> {
            var other = Objects.requireNonNull(others.get(key));
            assertThat(other).describedAs("%s: %s", language, key).isNotBlank();
            assertThat(placeholders(other, language))
                    .describedAs("%s: %s", language, key)
                    .isEqualTo(placeholders(pattern, Texts.LOCALE));
        });
    }

    private static Map<String, String> patterns(Locale language) throws IOException {
        var name = language.equals(Texts.LOCALE)
                ? "translations.properties"
                : "translations_" + language.toLanguageTag().replace('-', '_') + ".properties";
        var patterns = new Properties();
        try (var reader = Files.newBufferedReader(FILE.resolveSibling(name), StandardCharsets.UTF_8)) {
            patterns.load(reader);
        }
        return patterns.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, patterns::getProperty, (first, _) -> first, TreeMap::new));
    }

    private static Set<String> placeholders(String pattern, Locale language) {
        return new MessageFormat(pattern, language).getArgumentNames();
    }

    @Test
    void noPageHoldsASentenceOfItsOwn() {
        var found = new ArrayList<String>();
        FILES.forEach((file, source) -> {
            var room = Objects.requireNonNull(file.getParent()).getFileName().toString();
            if (room.equals("ui") || room.equals("shell")) {
                STRING.matcher(UNSEEN.matcher(source).replaceAll(""))
                        .results()
                        .filter(TextsTests::isSentence)
                        .forEach(it -> found.add(file.getFileName() + ": " + it.group()));
            }
        });
        assertThat(found).isEmpty();
    }

    private static boolean isSentence(MatchResult string) {
        var text = string.group(1) == null ? string.group(2) : string.group(1);
        return text.contains("<")
                ? WORDS_OF_TEMPLATE.matcher(text).find()
                : SENTENCE.matcher(text).find();
    }
}
