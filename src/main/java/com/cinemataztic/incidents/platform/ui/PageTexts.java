package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.platform.text.Texts;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.PageTitleContext;
import com.vaadin.flow.router.PageTitleGenerator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives Vaadin the texts of the pages. The value of a {@code @PageTitle} is a key. */
@Component
class PageTexts implements I18NProvider, PageTitleGenerator {

    @Override
    public List<Locale> getProvidedLocales() {
        return Texts.languages();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Texts.text(key, arguments);
    }

    @Override
    public String generatePageTitle(PageTitleContext page) {
        // A view without the annotation, such as one with a dynamic title, has an empty value.
        return page.value().isEmpty() ? "" : PageTitles.of(Texts.text(page.value()));
    }
}
