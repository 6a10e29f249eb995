package com.cinemataztic.incidents.overview.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.FileSystemResource;

class SettingPlacesTests {

    private static final Locale DANISH = Locale.of("da");

    @Test
    void aPlaceInAFileIsItsLine() {
        var place = SettingPlaces.of(
                new TextResourceOrigin(new FileSystemResource("conf/portal.yml"), new Location(1299, 4)));
        assertThat(place.english()).isEqualTo("conf/portal.yml, line 1300, column 5");
        assertThat(place.in(DANISH)).isEqualTo("conf/portal.yml, linje 1300, kolonne 5");
    }

    @Test
    void aVariableIsItsName() {
        assertThat(SettingPlaces.of(new SystemEnvironmentOrigin("PORTAL_ZONE")).in(DANISH))
                .isEqualTo("PORTAL_ZONE");
    }

    @Test
    void anyOtherSourceIsNamed() {
        var source = new MapPropertySource("a test", Map.of("portal.zone", "UTC"));
        var place = SettingPlaces.of(PropertySourceOrigin.get(source, "portal.zone"));
        assertThat(place.english()).isEqualTo("portal.zone in a test");
        assertThat(place.in(DANISH)).isEqualTo("portal.zone i a test");
    }

    @Test
    void whatHasNoOriginHasNoPlace() {
        assertThat(SettingPlaces.of(null)).isEqualTo(Explanation.NONE);
    }
}
