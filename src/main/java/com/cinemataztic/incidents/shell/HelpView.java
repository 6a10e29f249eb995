package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountLinks;
import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.platform.ui.Shortcut;
import com.cinemataztic.incidents.platform.ui.ShortcutGuide;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;

/** Says what to do at the desk, and explains the signs and the keys. */
@Route(HelpLinks.HELP)
@PageTitle("help.title")
@PermitAll
class HelpView extends Main {

    /** A sign of the pages, and the part of its texts' keys that names it. */
    private record Sign(String shape, String name) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("✖", "missing"),
            new Sign("▲", "critical"),
            new Sign("◆", "warning"),
            new Sign("✔", "ok"),
            new Sign("?", "unknown"),
            new Sign("○", "open"),
            new Sign("◐", "inprogress"),
            new Sign("●", "closed"));

    HelpView(HelpPages pages, List<ShortcutGuide> guides) {
        addClassName("help-view");
        add(
                new H1(text("help.title")),
                new Nav(
                        new Anchor(HelpLinks.NIGHT, text("help.night")),
                        new Anchor(HelpLinks.CALLS, text("help.calls")),
                        new Anchor(HelpLinks.CLOSING, text("help.closing")),
                        new Anchor(HelpLinks.SIGNS, text("help.signs")),
                        new Anchor(HelpLinks.KEYS, text("help.keys")),
                        new Anchor(Runbooks.ROUTE, text("shell.runbooks.title"))),
                new Html("<article>" + pages.in(Texts.locale()) + "</article>"),
                signs(),
                keys(guides.stream().flatMap(guide -> guide.shortcuts().stream())));
    }

    private static Section signs() {
        var list = new DescriptionList();
        SIGNS.forEach(sign -> {
            var shape = new Span(sign.shape());
            shape.addClassName("help-sign");
            shape.getElement().setAttribute("data-sign", sign.name()).setAttribute("aria-hidden", "true");
            var term = new DescriptionList.Term();
            term.add(shape, new Span(text("help.sign." + sign.name())));
            list.add(term, new DescriptionList.Description(text("help.sign.text." + sign.name())));
        });
        return section("signs", "help.signs", "help.signs.text", list);
    }

    private static Section keys(Stream<Shortcut> shortcuts) {
        var list = new DescriptionList();
        shortcuts.forEach(shortcut -> {
            var term = new DescriptionList.Term();
            term.getElement().appendChild(new Element("kbd").setText(shortcut.key()));
            list.add(term, new DescriptionList.Description(text(shortcut.label())));
        });
        var section = section("keys", "help.keys", "help.keys.text", list);
        section.add(new Anchor(AccountLinks.PREFERENCES, text("preferences.title")));
        return section;
    }

    private static Section section(String id, String title, String explanation, DescriptionList list) {
        var section = new Section(new H2(text(title)), new Paragraph(text(explanation)), list);
        section.setId(id);
        return section;
    }

    /** The browser looked for the address's part before it was there. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("document.getElementById(location.hash.slice(1))?.scrollIntoView()");
    }
}
