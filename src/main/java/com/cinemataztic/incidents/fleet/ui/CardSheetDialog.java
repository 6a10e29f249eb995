package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CardSheet;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import org.jspecify.annotations.Nullable;

/** Imports a sheet of cinema cards: first shows what it would change, then changes it on request. */
class CardSheetDialog extends Dialog {

    private final MachinesViewModel model;
    private final Paragraph says = new Paragraph();
    private final UnorderedList faults = new UnorderedList();
    private final Button take = new Button(text("machines.import.confirm"));
    private byte @Nullable [] sheet;

    CardSheetDialog(MachinesViewModel model, Runnable onTaken) {
        this.model = model;
        setHeaderTitle(text("machines.import.title"));
        var help = new Paragraph(text("machines.import.hint"));
        var upload = new Upload(UploadHandler.inMemory((file, bytes) -> read(bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(CardSheet.LARGEST_BYTES);
        upload.setAcceptedFileTypes(".csv", "text/csv");
        upload.addFileRejectedListener(
                event -> says.setText(text("machines.import.rejected", event.getErrorMessage())));
        says.getElement().setAttribute("aria-live", "polite");
        faults.addClassName("sheet-faults");
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setEnabled(false);
        take.addClickListener(click -> {
            if (sheet != null) {
                var message = model.take(sheet);
                message.show();
                if (message.good()) {
                    close();
                    onTaken.run();
                }
            }
        });
        var content = new Div(help, upload, says, faults);
        content.addClassName("dialog-content");
        add(content);
        getFooter().add(new Button(text("page.cancel"), click -> close()), take);
    }

    /** Shows what the sheet would change. */
    void read(byte[] bytes) {
        var read = model.readSheet(bytes);
        sheet = bytes;
        faults.removeAll();
        read.faults().forEach(fault -> faults.add(new ListItem(fault.text())));
        take.setEnabled(read.faults().isEmpty() && !read.changed().isEmpty());
        says.setText(
                read.faults().isEmpty()
                        ? text("machines.import.preview", read.changed().size(), read.same())
                        : text("machines.import.errors"));
    }
}
