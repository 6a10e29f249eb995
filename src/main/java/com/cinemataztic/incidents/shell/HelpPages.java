package com.cinemataztic.incidents.shell;

import com.cinemataztic.incidents.platform.text.Markdown;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rules of docs/rules.md, packaged in the jar. A file beside it, such as rules_da.md, has another language. */
@Component
class HelpPages {

    /**
     * The rules.
     *
     * @param html their text; markup in the source is escaped
     * @param language the language that they are in
     */
    record Rules(String html, Locale language) {}

    /** @return the rules in that language; in English if they are not written in it */
    Rules rules(Locale wanted) {
        var translated = new ClassPathResource("help/rules_" + wanted.getLanguage() + ".md");
        return translated.exists()
                ? new Rules(html(translated), wanted)
                : new Rules(html(new ClassPathResource("help/rules.md")), Texts.LOCALE);
    }

    private static String html(ClassPathResource page) {
        try {
            return Markdown.html(
                    page.getContentAsString(StandardCharsets.UTF_8),
                    destination -> destination.startsWith("#") ? HelpLinks.HELP + destination : destination);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
