package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Lists the single keys of a page. A person may change each, or switch all of them off. */
class ShortcutsDialog extends Dialog {

    private final Map<Shortcut, TextField> fields = new LinkedHashMap<>();
    private final Checkbox on = new Checkbox(text("shortcuts.on"));
    private final Paragraph problem = new Paragraph();

    ShortcutsDialog(List<Shortcut> shortcuts, ShortcutKeys keys, Consumer<ShortcutKeys> onChanged) {
        setHeaderTitle(text("shortcuts.title"));
        on.setValue(keys.on());
        on.setHelperText(text("shortcuts.on.hint"));
        problem.addClassName("dialog-warning");
        problem.setVisible(false);
        problem.getElement().setAttribute("role", "alert");
        var list = new Div();
        list.addClassName("shortcut-list");
        shortcuts.forEach(shortcut -> {
            var field = new TextField(text(shortcut.label()));
            field.setMaxLength(2);
            field.setValue(keys.of(shortcut));
            field.setAutoselect(true);
            fields.put(shortcut, field);
            list.add(field);
        });
        var content = new Div(on, list, problem);
        content.addClassName("dialog-content");
        add(content);
        var save = new Button(text("page.save"), click -> save(keys, onChanged));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var reset = new Button(
                text("shortcuts.reset"), click -> fields.forEach((shortcut, field) -> field.setValue(shortcut.key())));
        getFooter().add(reset, new Button(text("page.cancel"), click -> close()), save);
    }

    private void save(ShortcutKeys before, Consumer<ShortcutKeys> onChanged) {
        var chosen = new HashMap<>(before.chosen());
        fields.forEach((shortcut, field) -> {
            var key = field.getValue().strip().toLowerCase(Locale.ROOT);
            if (key.equals(shortcut.key())) {
                chosen.remove(shortcut.name());
            } else {
                chosen.put(shortcut.name(), key);
            }
        });
        var wanted = new ShortcutKeys(on.getValue(), chosen);
        if (wanted.fit(fields.keySet())) {
            close();
            onChanged.accept(wanted);
        } else {
            problem.setText(text("shortcuts.misfit"));
            problem.setVisible(true);
        }
    }
}
