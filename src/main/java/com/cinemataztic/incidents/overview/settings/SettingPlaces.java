package com.cinemataztic.incidents.overview.settings;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** Says where a setting was set. Spring Boot's own words for it are English only. */
final class SettingPlaces {

    private SettingPlaces() {}

    /** @return the variable, or the place in a file; nothing if it is not known */
    static Explanation of(@Nullable Origin origin) {
        return switch (origin) {
            case null -> Explanation.NONE;
            case SystemEnvironmentOrigin variable -> Explanation.of("settings.place.name", variable.getProperty());
            case TextResourceOrigin text -> inFile(text);
            case PropertySourceOrigin source ->
                source.getOrigin() == null || source.getOrigin() == source
                        ? Explanation.of(
                                "settings.place.source",
                                source.getPropertyName(),
                                source.getPropertySource().getName())
                        : of(source.getOrigin());
            default -> Explanation.of("settings.place.name", origin.toString());
        };
    }

    private static Explanation inFile(TextResourceOrigin text) {
        var resource = text.getResource();
        var file = resource == null ? "" : path(resource);
        var at = text.getLocation();
        return at == null
                ? Explanation.of("settings.place.name", file)
                : Explanation.of("settings.place.line", file, at.getLine() + 1, at.getColumn() + 1);
    }

    private static String path(Resource resource) {
        try {
            return resource.isFile() ? resource.getFile().getPath() : resource.getDescription();
        } catch (IOException nowhere) {
            return resource.getDescription();
        }
    }
}
