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

/** The help for people at the desk: docs/help.md, and docs/help_da.md in Danish, packaged in the jar. */
@Component
class HelpPages {

    /** @return the help in a language of the portal, as HTML; markup in the source is escaped */
    String in(Locale language) {
        var name = language.getLanguage().equals(Texts.LOCALE.getLanguage())
                ? "help/help.md"
                : "help/help_" + language.getLanguage() + ".md";
        try {
            return Markdown.html(
                    new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8),
                    destination -> destination.startsWith("#") ? HelpLinks.HELP + destination : destination);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
