package com.cinemataztic.incidents.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask, and how its cursors are bound to it. */
class ParametersTests {

    @Test
    void aBlankValueIsNone() {
        var parameters = given("", " ");
        assertThat(parameters.texts("a")).isEmpty();
        assertThat(parameters.text("a")).isEmpty();
        assertThat(parameters.moment("a")).isNull();
    }

    @Test
    void severalValuesAreSeparatedByCommasOrGivenOneByOne() {
        var parameters = given("x, y", "z,,x");
        assertThat(parameters.listed("a", Optional::of, "")).containsExactlyInAnyOrder("x", "y", "z");
        assertThat(parameters.texts("a")).containsExactly("x, y", "z,,x");
    }

    @Test
    void tooManyTooLongAndHiddenValuesAreRejectedByName() {
        for (var values :
                List.of(Collections.nCopies(51, "x"), List.of("x".repeat(401)), List.of("a\u0000"), List.of("a\nb"))) {
            assertThatThrownBy(() ->
                            Parameters.of(Map.of("a", values), List.of("a")).texts("a"))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageStartingWith("a ")
                    .extracting(bad -> ((BadRequest) bad).slug())
                    .isEqualTo("bad-a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25",
                "2026-11-25T22:00:00",
                "22:00",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "now"
            })
    void aMomentHasAnOffsetAndIsInTheCalendarOfTheStore(String text) {
        assertThatThrownBy(() -> given(text).moment("a")).isInstanceOf(BadRequest.class);
    }

    @Test
    void anOffsetIsUnderstood() {
        assertThat(given("2026-11-25T23:00:00+01:00").moment("a")).isEqualTo(Instant.parse("2026-11-25T22:00:00Z"));
    }

    @Test
    void aCursorIsReadByItsQueryOnly() {
        var cursor = Cursor.write("query", List.of(7, "DK-1"));
        assertThat(number(cursor, "query")).isEqualTo(1);
        assertThat(number(" ", "query")).isNull();
        for (var other :
                List.of(cursor + "A", cursor.substring(1), "A".repeat(500), "%", Cursor.write("query", List.of(7)))) {
            assertThatThrownBy(() -> number(other, "query")).isInstanceOf(BadRequest.class);
        }
        assertThatThrownBy(() -> number(cursor, "other")).isInstanceOf(BadRequest.class);
    }

    private static @Nullable Integer number(String cursor, String query) {
        return Cursor.<Integer>read(
                cursor, query, parts -> Integer.valueOf(parts.get(1).substring(3)));
    }

    private static Parameters given(String... values) {
        return Parameters.of(Map.of("a", List.of(values)), List.of("a"));
    }
}
