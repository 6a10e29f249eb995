package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Markdown;
import org.junit.jupiter.api.Test;

class MarkdownTests {

    @Test
    void headingsHaveTheIdsThatLinksUse() {
        assertThat(html("## Tickets without an `alert`")).contains("<h2 id=\"tickets-without-an-alert\">");
        assertThat(html("## [Hvorfor ikke?](#why)")).contains("<h2 id=\"why\">");
    }

    @Test
    void tablesAreTables() {
        assertThat(html("| a | b |\n|---|---|\n| c | d |")).contains("<td>c</td>");
    }

    @Test
    void linksLeadWhereTheyAreSent() {
        assertThat(html("[a](b.md)")).contains("href=\"to-b.md\"");
    }

    @Test
    void markupIsEscapedAndScriptsAreNoLinks() {
        assertThat(html("<script>alert(1)</script> [a](x)")).doesNotContain("<script");
        assertThat(Markdown.html("[a](x)", link -> "javascript:alert(1)")).doesNotContain("javascript:");
    }

    private static String html(String text) {
        return Markdown.html(text, link -> "to-" + link);
    }
}
