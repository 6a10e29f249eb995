package com.cinemataztic.incidents;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.util.ReflectionTestUtils;

/** Names are the field's standard terms. These words were ours once, and do not come back. */
class GlossaryTests {

    /** In a name of a type, as a word of its own. */
    private static final Set<String> NO_TYPE = Set.of(
            "addressee",
            "archivist",
            "arranged",
            "audience",
            "courier",
            "door",
            "duty",
            "handed",
            "happening",
            "holders",
            "hush",
            "ladder",
            "mend",
            "mends",
            "patience",
            "postman",
            "pulse",
            "sight",
            "sights",
            "sightings",
            "teller",
            "telling",
            "thaw",
            "witness");

    /** In a name of a method or a field, and in a key of a text. */
    private static final Set<String> NO_MEMBER = Set.of(
            "ailing",
            "ailment",
            "bury",
            "door",
            "heard",
            "hears",
            "hush",
            "hushed",
            "ladder",
            "mend",
            "mended",
            "mends",
            "owed",
            "owes",
            "patience",
            "postman",
            "retold",
            "sight",
            "sights",
            "tells",
            "thaw",
            "told",
            "whoever",
            "witness");

    /** In a text that people read in English. */
    private static final Set<String> NO_TEXT = Stream.of(
                    NO_TYPE.stream(), NO_MEMBER.stream(), Stream.of("envelope", "tell", "wherever"))
            .flatMap(words -> words)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ENGLISH =
            Set.of("mail/messages_en.properties", "vaadin-i18n/translations.properties");

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.cinemataztic");

    @Test
    void namesSayWhatAThingDoesAndNotThatItIsOne() {
        hollowNames().check(PORTAL);
        var hollow = new ClassFileImporter()
                .importClasses(
                        TicketManager.class, TicketsImpl.class, TicketDTO.class, TicketUtils.class, TicketHelper.class);
        assertThat(hollowNames().evaluate(hollow).getFailureReport().getDetails())
                .hasSize(5);
    }

    private static ArchRule hollowNames() {
        var hollow = Pattern.compile(".*(Impl|Manager|Utils?|Helper|D[Tt][Oo])");
        return noClasses()
                .should(be(describe(
                        "named hollowly",
                        (JavaClass type) -> hollow.matcher(type.getSimpleName()).matches())));
    }

    private static final class TicketManager {}

    private static final class TicketsImpl {}

    private static final class TicketDTO {}

    private static final class TicketUtils {}

    private static final class TicketHelper {}

    @Test
    void noTypeIsNamedByAWordOfOurs() {
        assertThat(PORTAL)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(words(type.getSimpleName()))
                        .describedAs(type.getName())
                        .doesNotContainAnyElementsOf(NO_TYPE));
    }

    @Test
    void noMemberIsNamedByAWordOfOurs() {
        assertThat(PORTAL.stream().flatMap(type -> type.getMembers().stream()))
                .isNotEmpty()
                .allSatisfy(member -> assertThat(words(member.getName()))
                        .describedAs(member.getFullName())
                        .doesNotContainAnyElementsOf(NO_MEMBER));
    }

    @Test
    void noWordOnTheWireIsAWordOfOurs() {
        assertThat(PORTAL.stream()
                        .filter(type ->
                                type.isEnum() && type.tryGetMethod("word").isPresent()))
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(wireWords(type)).describedAs(type.getName()).doesNotContainAnyElementsOf(NO_TEXT));
    }

    private static List<String> wireWords(JavaClass type) {
        return Arrays.stream(type.reflect().getEnumConstants())
                .map(constant -> Objects.requireNonNull(ReflectionTestUtils.<String>invokeMethod(constant, "word")))
                .flatMap(word -> Arrays.stream(word.split("-")))
                .toList();
    }

    @Test
    void noKeyOfATextIsAWordOfOurs() throws IOException {
        for (var file : Stream.concat(ENGLISH.stream(), Stream.of("mail/messages_da.properties"))
                .toList()) {
            assertThat(texts(file).stringPropertyNames())
                    .isNotEmpty()
                    .allSatisfy(key ->
                            assertThat(key.split("[.-]")).describedAs(key).doesNotContainAnyElementsOf(NO_MEMBER));
        }
    }

    @Test
    void noTextHasAWordOfOurs() throws IOException {
        for (var file : ENGLISH) {
            assertThat(texts(file))
                    .isNotEmpty()
                    .allSatisfy((key, text) -> assertThat(
                                    text.toString().toLowerCase(Locale.ROOT).split("[^a-z]+"))
                            .describedAs("%s: %s", key, text)
                            .doesNotContainAnyElementsOf(NO_TEXT));
        }
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void aWordOfOursIsFoundWhereverItStandsInAName() {
        assertThat(words("EndTeller")).containsAnyElementsOf(NO_TYPE);
        assertThat(words("HUSHED_UNTIL")).containsAnyElementsOf(NO_MEMBER);
        assertThat(words("hushedUntil")).containsAnyElementsOf(NO_MEMBER);
        assertThat(words("Storyteller")).doesNotContainAnyElementsOf(NO_TYPE);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("[_$]|(?<=[a-z0-9])(?=[A-Z])"))
                .flatMap(word -> Stream.of(word.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
