package com.cinemataztic.incidents.platform.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The pages of {@code ops/runbooks}, packaged in the jar: what an alert means and what to do about it. */
@Component
public class Runbooks {

    /** The address of the list of pages, relative to the portal's root; each page is below it. */
    public static final String ROUTE = "runbooks";

    private static final String ENDING = ".md";

    private final List<Page> pages;

    /**
     * A page.
     *
     * @param name the alert's name, as in the page's address
     * @param html its content; markup in the source text is escaped
     */
    public record Page(String name, String html) {}

    Runbooks(ResourcePatternResolver resources) throws IOException {
        this.pages = Arrays.stream(resources.getResources("classpath*:runbooks/*" + ENDING))
                .map(Runbooks::page)
                .sorted(Comparator.comparing(Page::name))
                .toList();
    }

    public List<Page> all() {
        return pages;
    }

    public Optional<Page> find(String name) {
        return pages.stream().filter(page -> page.name().equals(name)).findFirst();
    }

    /** @return the page at this address of the portal; empty for another site's */
    public Optional<Page> at(@Nullable String address) {
        var prefix = "/" + ROUTE + "/";
        return address != null && address.startsWith(prefix)
                ? find(address.substring(prefix.length()))
                : Optional.empty();
    }

    private static Page page(Resource resource) {
        try {
            var file = Objects.requireNonNull(resource.getFilename());
            var text = resource.getContentAsString(StandardCharsets.UTF_8);
            var html = Markdown.html(text, Runbooks::toPage);
            return new Page(file.substring(0, file.length() - ENDING.length()), html);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Links to neighbouring files lead to their pages. Addresses are relative to the portal's root. */
    private static String toPage(String link) {
        return link.endsWith(ENDING) && !link.contains("/")
                ? ROUTE + "/" + link.substring(0, link.length() - ENDING.length())
                : link;
    }
}
