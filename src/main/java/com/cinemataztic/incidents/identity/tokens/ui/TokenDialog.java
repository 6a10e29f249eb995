package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Rotates or revokes a valid token. */
class TokenDialog extends Dialog {

    TokenDialog(TokenDesk desk, TokenActions actions, ApiToken token) {
        setHeaderTitle(token.name());
        var rotating = token.secrets().size() > 1;
        var content = new Div(new Paragraph(text(rotating ? "tokens.rotating.text" : "tokens.rotate.text")));
        content.addClassName("dialog-content");
        add(content);
        var next = rotating
                ? new Button(
                        text("tokens.revoke-old"),
                        click -> closeIf(actions.run(actor -> desk.revokeOldSecret(actor, token.name()))))
                : new Button(
                        text("tokens.rotate"),
                        click -> closeIf(actions.run(actor -> desk.rotate(actor, token.name()))));
        next.addThemeVariants(ButtonVariant.PRIMARY);
        var revoke = new Button(text("tokens.revoke-dialog"), click -> confirm(desk, actions, token));
        revoke.addThemeVariants(ButtonVariant.ERROR);
        getFooter().add(new Button(text("page.cancel"), click -> close()), revoke, next);
    }

    private void confirm(TokenDesk desk, TokenActions actions, ApiToken token) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("tokens.revoke.title", token.name()));
        var content = new Div(new Paragraph(text("tokens.revoke.text")));
        content.addClassName("dialog-content");
        dialog.add(content);
        var revoke = new Button(text("tokens.revoke"), click -> {
            dialog.close();
            closeIf(actions.run(actor -> desk.revoke(actor, token.name())));
        });
        revoke.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button(text("page.keep"), click -> dialog.close()), revoke);
        dialog.open();
    }

    private void closeIf(boolean changed) {
        if (changed) {
            close();
        }
    }
}
