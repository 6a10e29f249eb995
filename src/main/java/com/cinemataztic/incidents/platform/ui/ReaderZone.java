package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** The zone of whoever reads the page, for moments that are of no place. */
public final class ReaderZone {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private ReaderZone() {}

    /** @return the zone the browser told, UTC while it has told none that is known here */
    public static ZoneId of(Optional<UI> ui) {
        var told = ui.map(it -> it.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .filter(id -> !id.isBlank());
        try {
            return told.<ZoneId>map(ZoneId::of).orElse(UTC);
        } catch (DateTimeException unknownHere) {
            return UTC;
        }
    }
}
