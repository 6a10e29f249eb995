package com.cinemataztic.incidents.overview;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.platform.text.Texts;
import org.springframework.stereotype.Component;

/** Writes a handover as plain text that can be pasted anywhere. In the language of the reader's page. */
@Component
public class HandoverText {

    private final PublicUrl publicUrl;

    HandoverText(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @return the whole text; each ticket comes with its address, and no line is about more than one ticket */
    public String write(HandoverReport report) {
        var words = new HandoverWording(report, Texts.locale());
        var copied = new StringBuilder();
        line(copied, text("handover.copied.headline", words.headline()));
        line(copied, words.period());
        if (!words.more().isEmpty()) {
            line(copied, words.more());
        }
        for (var section : words.sections()) {
            line(copied, "");
            line(
                    copied,
                    section.rows().isEmpty()
                            ? section.title()
                            : text(
                                    "handover.copied.section",
                                    section.title(),
                                    section.rows().size()));
            if (section.rows().isEmpty() && section.sentences().isEmpty()) {
                line(copied, section.none());
            }
            section.sentences().forEach(sentence -> line(copied, "- " + sentence));
            for (var row : section.rows()) {
                line(copied, "- " + row.ticket().id() + " " + row.severity() + " · " + row.what());
                line(copied, "  " + row.when() + " · " + row.state());
                line(copied, "  " + publicUrl.ticket(row.ticket().id()));
            }
        }
        return copied.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
