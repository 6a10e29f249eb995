package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.platform.ui.TwoLines;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the audit page, rendered by the browser from properties. */
class AuditGrid extends RowGrid<AuditEntry> {

    private static final String WHO = """
        <span class="place">${item.who}</span>
        <span class="quiet-line"><time-ago at="${item.at}" ago></time-ago></span>\
        """;

    private static final String WHAT = """
        <span class="place">${item.what}</span>
        <span class="quiet-line" title="${item.subject}">${item.subject}</span>\
        """;

    private static final String CHANGE = """
        <span class="letter-reason" title="${item.change}">${item.change}</span>
        <span class="quiet-line">${item.doubt}</span>\
        """;

    AuditGrid(AuditViewModel model, Consumer<@Nullable AuditEntry> onChosen) {
        super(model::entries, AuditEntry::id, onChosen);
        column(WHO, text("audit.who"), "8rem", 1);
        column(WHAT, text("audit.what"), "9rem", 1);
        column(CHANGE, text("audit.change"), "8rem", 3);
        new TwoLines<AuditEntry>(
                        text("audit.change"),
                        entry -> AuditTexts.what(entry.what()),
                        AuditTexts::who,
                        entry -> text("audit.line", entry.subject(), change(entry), AuditTexts.doubt(entry)))
                .on(getContent());
    }

    /** Redraws the rows if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<AuditEntry>of(template)
                .withProperty("who", AuditTexts::who)
                .withProperty("at", entry -> (double) entry.at().toEpochMilli())
                .withProperty("what", entry -> AuditTexts.what(entry.what()))
                .withProperty("subject", AuditEntry::subject)
                .withProperty("change", this::change)
                .withProperty("doubt", AuditTexts::doubt);
        column(renderer, header, width, grow);
    }

    private String change(AuditEntry entry) {
        var zone = ReaderZone.of(getUI());
        return names(entry)
                .map(name -> text("audit.value", name, AuditTexts.change(entry, name, zone)))
                .collect(Collectors.joining("; "));
    }

    /** @return the names of all values, as they were or became */
    static Stream<String> names(AuditEntry entry) {
        return Stream.concat(entry.before().keySet().stream(), entry.after().keySet().stream())
                .distinct()
                .sorted();
    }
}
