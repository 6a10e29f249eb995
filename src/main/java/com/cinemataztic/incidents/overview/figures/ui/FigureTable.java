package com.cinemataztic.incidents.overview.figures.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table of figures. The first cell of each row is its header, so that a screen reader names the row. */
class FigureTable extends NativeTable {

    private final NativeTableBody rows = new NativeTableBody();

    FigureTable(String caption, List<String> columns) {
        addClassName("figure-table");
        setCaptionText(caption);
        getCaption().addClassName("visually-hidden");
        var header = new NativeTableRow();
        columns.forEach(column -> {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        });
        var head = new NativeTableHeader();
        head.add(header);
        add(head, rows);
    }

    /** @param cells texts, numbers and components; numbers are set to the right */
    NativeTableRow row(Component first, Object... cells) {
        var row = new NativeTableRow();
        var name = new NativeTableHeaderCell(first);
        name.getElement().setAttribute("scope", "row");
        row.add(name);
        for (var each : cells) {
            var cell = new NativeTableCell(each instanceof Component part ? part : new Text(each.toString()));
            if (each instanceof Number) {
                cell.addClassName("number");
            }
            row.add(cell);
        }
        rows.add(row);
        return row;
    }

    static Anchor link(String address, String label) {
        return new Anchor(address, label);
    }
}
