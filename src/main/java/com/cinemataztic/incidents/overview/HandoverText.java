package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.mail.HandoverReport;
import com.cinemataztic.incidents.notifications.mail.HandoverWording;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes a handover as plain text that can be pasted anywhere. In English, like the pages. */
@Component
public class HandoverText {

    private final PublicUrl publicUrl;

    HandoverText(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @return the whole text; each ticket comes with its address, and no line is about more than one ticket */
    public String write(HandoverReport handed) {
        var words = new HandoverWording(handed, Locale.ENGLISH);
        var text = new StringBuilder();
        line(text, "Handover · " + words.headline());
        line(text, words.period());
        if (!words.more().isEmpty()) {
            line(text, words.more());
        }
        for (var section : words.sections()) {
            var count = section.rows().isEmpty() ? "" : " (" + section.rows().size() + ")";
            line(text, "");
            line(text, section.title() + count);
            if (section.rows().isEmpty() && section.sentences().isEmpty()) {
                line(text, section.none());
            }
            section.sentences().forEach(sentence -> line(text, "- " + sentence));
            for (var row : section.rows()) {
                line(text, "- " + row.ticket().id() + " " + row.severity() + " · " + row.what());
                line(text, "  " + row.when() + " · " + row.state());
                line(text, "  " + publicUrl.ticket(row.ticket().id()));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
