package com.cinemataztic.incidents.support;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.util.HashMap;
import java.util.List;

/** What a reader's browser reports about itself, for views without a browser. */
public final class ReaderBrowser {

    private static final List<String> NUMBERS =
            List.of("v-sw", "v-sh", "v-ww", "v-wh", "v-bw", "v-bh", "v-tzo", "v-rtzo", "v-dstd", "v-curdate");

    private ReaderBrowser() {}

    /** The browser of the present page is in this time zone. */
    public static void isIn(String zone) {
        var reported = new HashMap<String, String>();
        NUMBERS.forEach(name -> reported.put(name, "0"));
        reported.put("v-tzid", zone);
        ExtendedClientDetails.updateFromValues(UI.getCurrent(), reported::get);
    }
}
