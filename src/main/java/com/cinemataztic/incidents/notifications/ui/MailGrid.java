package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The mails in the mailbox, rendered in the browser from properties. */
class MailGrid extends RowGrid<KeptMail> {

    private static final String MAIL = """
            <span class="place" title="${item.subject}">${item.subject}</span>
            <span class="quiet-line" title="${item.to}">${item.toAddress}</span>""";

    private static final String AT = "<time-ago at=\"${item.at}\" ago title=\"${item.atFull}\"></time-ago>";

    MailGrid(MailViewModel model, Consumer<@Nullable KeptMail> onChosen) {
        super(model::mails, KeptMail::id, onChosen);
        var mail = LitRenderer.<KeptMail>of(MAIL)
                .withProperty("subject", KeptMail::subject)
                .withProperty("to", KeptMail::to)
                .withProperty("toAddress", kept -> text("mail.to-address", kept.to()));
        var at = LitRenderer.<KeptMail>of(AT)
                .withProperty("at", kept -> (double) kept.at().toEpochMilli())
                .withProperty(
                        "atFull",
                        kept -> ZonedTimes.full(
                                kept.at(), ReaderZone.of(getContent().getUI())));
        column(mail, text("mail.title"), "14rem", 1);
        column(at, text("mail.created"), "7rem", 0);
    }

    /** Renders again if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }
}
