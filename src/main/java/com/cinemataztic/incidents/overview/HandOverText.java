package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.notices.HandOverWords;
import com.cinemataztic.incidents.notices.Handed;
import com.cinemataztic.incidents.notices.PublicUrl;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes a hand-over as a text that can be pasted anywhere. In English, as the pages are. */
@Component
public class HandOverText {

    private final PublicUrl publicUrl;

    HandOverText(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @return the whole of it; each ticket with its address, each line of one ticket only */
    public String write(Handed handed) {
        var words = new HandOverWords(handed, Locale.ENGLISH);
        var text = new StringBuilder();
        line(text, "Hand-over · " + words.headline());
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
