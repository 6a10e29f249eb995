package com.cinemataztic.incidents.tickets.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The element's file. */
class ElementTests {

    private static final Path FILE = Path.of("frontend/components/cine-incidents.js");

    @Test
    void isSmall() throws IOException {
        var file = Files.readAllBytes(FILE);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        }
        System.out.printf("cine-incidents.js: %d bytes, %d gzipped%n", file.length, packed.size());
        assertThat(file.length).isLessThanOrEqualTo(38_000);
        assertThat(packed.size()).isLessThanOrEqualTo(13_500);
    }

    @Test
    void loadsNothingAndMakesNoMarkupOfText() throws IOException {
        assertThat(Files.readString(FILE))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(")
                .doesNotContainPattern("(?m)^import\\b")
                .doesNotContainPattern("\\bimport\\(");
    }
}
