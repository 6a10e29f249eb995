package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader's time zone, for moments that belong to no place. */
public final class ReaderZone {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private ReaderZone() {}

    /** @return the zone that the reader chose, else the one that the browser reported; UTC if none is known here */
    public static ZoneId of(Optional<UI> ui) {
        return ui.map(page -> ComponentUtil.getData(page, ZoneId.class)).orElseGet(() -> ofBrowser(ui));
    }

    /** @return the zone that the browser reported; UTC if it has reported none that is known here */
    public static ZoneId ofBrowser(Optional<UI> ui) {
        var zone = ui.map(it -> it.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .filter(id -> !id.isBlank());
        try {
            return zone.<ZoneId>map(ZoneId::of).orElse(UTC);
        } catch (DateTimeException unknownHere) {
            return UTC;
        }
    }

    /** @param zone the zone that the reader chose; null: none */
    public static void choose(UI ui, @Nullable ZoneId zone) {
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }
}
