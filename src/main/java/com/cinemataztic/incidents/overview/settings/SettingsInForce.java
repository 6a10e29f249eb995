package com.cinemataztic.incidents.overview.settings;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.settings.Setting.Source;
import com.cinemataztic.incidents.platform.Secrets;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Service;

/**
 * Finds out which settings are in force and where each comes from. The keys are those that the settings records describe,
 * so a variable that is no such key, as that of a secret, cannot be shown. What may hold a secret is masked.
 */
@Service
public class SettingsInForce {

    private static final String MASK = "…";

    /** How the portal's own file names the variable that sets a key: {@code ${PORTAL_X:default}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::.*)?}");

    /** The last part of a key whose value is a secret, and the address of a database, which may hold a password. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|password|token|credential|[.-]key)[^.]*|portal\\.store\\.uri");

    /** Chat services put a secret into the path of the address. */
    private static final Pattern WEBHOOK = Pattern.compile("portal\\.notifications\\.webhooks\\..*url");

    private final ConfigurableEnvironment environment;
    private final SettingsMetadata metadata;
    private final Secrets secrets;

    SettingsInForce(ConfigurableEnvironment environment, SettingsMetadata metadata, Secrets secrets) {
        this.environment = environment;
        this.metadata = metadata;
        this.secrets = secrets;
    }

    /** @return all keys by name, described in that language, then the secrets; nothing for who is no admin */
    public List<Setting> all(Actor actor, Locale language) {
        if (!actor.role().includes(Role.ADMIN)) {
            return List.of();
        }
        var given = given();
        var settings = new ArrayList<Setting>();
        for (var entry : metadata.entries(language)) {
            var name = ConfigurationPropertyName.of(entry.name());
            var property = given.remove(name);
            if (property != null || !entry.open()) {
                settings.add(property == null ? unset(entry) : set(entry.name(), entry, property, language));
            }
            if (entry.open()) {
                var members = given.keySet().stream().filter(name::isAncestorOf).toList();
                members.forEach(member -> settings.add(
                        set(member.toString(), entry, Objects.requireNonNull(given.remove(member)), language)));
                if (property == null && members.isEmpty()) {
                    settings.add(unset(entry));
                }
            }
        }
        new TreeMap<>(secrets.sources()).forEach((name, source) -> settings.add(new Setting.Secret(name, source)));
        return settings;
    }

    /** What is set anywhere, of several values of a key the one in force. */
    private Map<ConfigurationPropertyName, ConfigurationProperty> given() {
        var given = new LinkedHashMap<ConfigurationPropertyName, ConfigurationProperty>();
        var portal = ConfigurationPropertyName.of("portal");
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream().filter(portal::isAncestorOf).forEach(name -> {
                    var property = source.getConfigurationProperty(name);
                    if (property != null) {
                        given.putIfAbsent(name, property);
                    }
                });
            }
        }
        return given;
    }

    private static Setting.Key unset(SettingsMetadata.Entry entry) {
        return new Setting.Key(
                entry.name(), masked(entry.name(), entry.byDefault()), Source.DEFAULT, "", entry.description());
    }

    private Setting.Key set(
            String name, SettingsMetadata.Entry entry, ConfigurationProperty property, Locale language) {
        var raw = String.valueOf(property.getValue());
        var value = masked(name, environment.resolvePlaceholders(raw));
        var variable = VARIABLE.matcher(raw);
        if (variable.matches()) {
            var set = variable.group(1);
            return sourceOf(set)
                    .map(source -> new Setting.Key(name, value, kind(source), set, entry.description()))
                    .orElseGet(() -> new Setting.Key(name, value, Source.DEFAULT, "", entry.description()));
        }
        var source = property.getSource();
        var kind = source != null && source.getUnderlyingSource() instanceof PropertySource<?> known
                ? kind(known)
                : Source.OTHER;
        return new Setting.Key(name, value, kind, place(kind, property, language), entry.description());
    }

    /** The place that sets a variable of the portal's own file; empty when nothing does. */
    private Optional<PropertySource<?>> sourceOf(String variable) {
        return environment.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .filter(source -> source.containsProperty(variable))
                .findFirst();
    }

    private static Source kind(PropertySource<?> source) {
        if (source instanceof CommandLinePropertySource<?>) {
            return Source.COMMAND_LINE;
        }
        return switch (source.getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> Source.ENVIRONMENT;
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> Source.SYSTEM_PROPERTY;
            case String name when name.startsWith("Config resource 'class path") -> Source.DEFAULT;
            case String name when name.startsWith("Config resource") -> Source.FILE;
            default -> Source.OTHER;
        };
    }

    private static String place(Source kind, ConfigurationProperty property, Locale language) {
        return kind == Source.DEFAULT
                ? ""
                : SettingPlaces.of(Origin.from(property)).in(language);
    }

    /** @return the value, without what may be a secret in it */
    static String masked(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (SECRET.matcher(name).matches()) {
            return MASK;
        }
        try {
            var address = URI.create(value);
            if (address.getHost() == null) {
                return value.contains("@") && value.contains("://") ? MASK : value;
            }
            var bare = address.getRawUserInfo() == null && address.getRawQuery() == null;
            var port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return bare && !WEBHOOK.matcher(name).matches()
                    ? value
                    : address.getScheme() + "://" + address.getHost() + port + "/" + MASK;
        } catch (IllegalArgumentException noAddress) {
            return value.contains("@") && value.contains("://") ? MASK : value;
        }
    }
}
