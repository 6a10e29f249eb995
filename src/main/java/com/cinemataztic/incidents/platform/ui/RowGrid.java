package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which one can be chosen. Cells are drawn by the browser from properties, so that a refresh never replaces what
 * the mouse is on.
 *
 * @param <T> what a row is of
 */
public abstract class RowGrid<T> extends Composite<Grid<T>> {

    private final Supplier<List<T>> rows;
    private final CallbackDataProvider<T, Void> provider;
    private boolean marking;

    /**
     * @param rows all of them, asked for at each refresh
     * @param id what makes two rows the same one
     * @param onChosen told of the row that a person chose, null when it was let go
     */
    protected RowGrid(Supplier<List<T>> rows, ValueProvider<T, Object> id, Consumer<@Nullable T> onChosen) {
        this.rows = rows;
        this.provider = new CallbackDataProvider<>(
                query -> rows.get().stream().skip(query.getOffset()).limit(query.getLimit()),
                query -> rows.get().size(),
                id);
        var grid = getContent();
        grid.setSizeFull();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setEmptyStateText("");
        grid.setDataProvider(provider);
        grid.asSingleSelect().addValueChangeListener(event -> {
            if (!marking && event.isFromClient()) {
                onChosen.accept(event.getValue());
            }
        });
    }

    /** Draws all of them anew. */
    protected final void refresh() {
        provider.refreshAll();
    }

    /** Draws these anew and nothing else. */
    protected final void refresh(Collection<T> changed) {
        changed.forEach(provider::refreshItem);
    }

    /** Marks the row that is shown beside, if it is in the list. */
    public final void mark(@Nullable T row) {
        marking = true;
        try {
            if (row != null && rows.get().contains(row)) {
                getContent().select(row);
            } else {
                getContent().deselectAll();
            }
        } finally {
            marking = false;
        }
    }

    /**
     * Adds a column.
     *
     * @param width a CSS length
     * @param grow its share of the width that is left
     */
    protected final Grid.Column<T> column(LitRenderer<T> renderer, String header, String width, int grow) {
        return getContent()
                .addColumn(renderer)
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(grow)
                .setAutoWidth(false);
    }
}
