package com.cinemataztic.incidents.notifications.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders the templates of mails and of the pages behind their links. Values are escaped in HTML; no template turns
 * that off.
 */
@Component
public class Templates {

    private final TemplateEngine engine = new TemplateEngine();

    Templates() {
        engine.setDialect(new SpringStandardDialect());
        engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
        engine.setMessageResolver(new PhraseResolver());
    }

    /**
     * @param template its path among the resources, e.g. {@code mail/ticket.html}
     * @param language the language of its phrases; English if there are none in it
     * @param model the values, by name
     */
    public String render(String template, Locale language, Map<String, Object> model) {
        return engine.process(template, new Context(Phrases.in(language).locale(), model));
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String pattern) {
        var resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setResolvablePatterns(Set.of(pattern));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    /** A missing phrase is a fault of the template: it fails instead of showing a placeholder. */
    private static final class PhraseResolver implements IMessageResolver {

        @Override
        public String getName() {
            return "phrases";
        }

        @Override
        public Integer getOrder() {
            return 1;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            return Phrases.in(context.getLocale()).say(key, parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new IllegalArgumentException("There is no phrase " + key);
        }
    }
}
