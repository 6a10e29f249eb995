package com.cinemataztic.incidents.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders pages of the repository, written in Markdown, for views. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private Markdown() {}

    /**
     * Renders a page; markup in its text is escaped. Headings have the ids that links in the repository use; one that
     * is a link to a part of its own page has that part's name, which is then the same in each language.
     *
     * @param links gives a link's destination in the portal for the one in the repository
     */
    public static String html(String text, UnaryOperator<String> links) {
        var page = Parser.builder().extensions(EXTENSIONS).build().parse(text);
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(links.apply(link.getDestination()));
                visitChildren(link);
            }
        });
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> Markdown::identify)
                .build()
                .render(page);
    }

    private static void identify(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", heading.getFirstChild() instanceof Link own ? part(own) : slug(heading));
        }
    }

    private static String part(Link link) {
        return link.getDestination().replaceFirst("^.*#", "");
    }

    private static String slug(Heading heading) {
        var words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }
}
