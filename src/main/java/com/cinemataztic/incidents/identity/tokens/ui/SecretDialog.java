package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.CopyText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a new secret, once. It closes only by its button, so that no stray click loses the secret. */
class SecretDialog extends Dialog {

    SecretDialog(String name, String secret) {
        setHeaderTitle(text("tokens.secret.title", name));
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        var copy = new CopyText(text("tokens.secret.copy"));
        copy.setText(secret);
        var code = new Code(secret);
        code.addClassName("token-secret");
        var content = new Div(new Paragraph(text("tokens.secret.text")), code, copy);
        content.addClassName("dialog-content");
        add(content);
        var close = new Button(text("tokens.secret.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
