package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** The reader's time zone, for moments that belong to no place. */
public final class ReaderZone {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private ReaderZone() {}

    /** @return the zone that the browser reported; UTC if it has reported none that is known here */
    public static ZoneId of(Optional<UI> ui) {
        var zone = ui.map(it -> it.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .filter(id -> !id.isBlank());
        try {
            return zone.<ZoneId>map(ZoneId::of).orElse(UTC);
        } catch (DateTimeException unknownHere) {
            return UTC;
        }
    }
}
