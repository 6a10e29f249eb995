package com.cinemataztic.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** A style sheet that is not there fails nothing and leaves a page without its looks. */
class StyleSheetsTests {

    @Test
    void everyStyleSheetOfOursIsThere() {
        var ours = Arrays.stream(PortalApplication.class.getAnnotationsByType(StyleSheet.class))
                .map(StyleSheet::value)
                .filter(path -> path.startsWith("styles/"))
                .toList();
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(new ClassPathResource("META-INF/resources/" + path).exists())
                        .describedAs(path)
                        .isTrue());
    }
}
