package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.notifications.planning.EscalationSettings;
import com.cinemataztic.incidents.notifications.webhook.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.validation.FieldError;

/** Settings as the portal has them when it starts: bound from properties, completed by their defaults, validated. */
public final class SettingsBinder {

    private SettingsBinder() {}

    /** No @Configuration: the portal, when a test starts it, would find it. */
    @EnableConfigurationProperties({OutboxSettings.class, EscalationSettings.class, WebhookSettings.class})
    static class Everything {}

    /** @param properties {@code key=value} */
    public static <S> S settings(Class<S> type, String... properties) {
        var bound = new ArrayList<S>();
        start(properties).run(context -> bound.add(context.getBean(type)));
        return bound.getFirst();
    }

    /**
     * @param properties {@code key=value}
     * @return why the portal does not start with them: {@code field: message} of each mistake
     */
    public static List<String> mistakes(String... properties) {
        var mistakes = new ArrayList<String>();
        start(properties).run(context -> {
            var failure = context.getStartupFailure();
            if (failure != null) {
                mistakes.addAll(mistakes(failure));
            }
        });
        return mistakes;
    }

    private static List<String> mistakes(Throwable failure) {
        var cause = Objects.requireNonNull(NestedExceptionUtils.getRootCause(failure));
        if (!(cause instanceof BindValidationException invalid)) {
            throw new AssertionError("not started for another reason", failure);
        }
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> ((FieldError) error).getField() + ": " + error.getDefaultMessage())
                .toList();
    }

    private static ApplicationContextRunner start(String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Everything.class)
                .withPropertyValues(properties);
    }
}
