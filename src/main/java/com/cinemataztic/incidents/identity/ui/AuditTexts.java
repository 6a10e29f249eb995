package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of the audit page. */
final class AuditTexts {

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private AuditTexts() {}

    /** @return the kind for people; the word itself if this version does not know it */
    static String what(String word) {
        return Arrays.stream(AuditLog.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(AuditTexts::what)
                .orElse(word);
    }

    static String what(AuditLog.Kind kind) {
        return text("audit.what." + kind.word());
    }

    static String who(AuditEntry entry) {
        return switch (entry.by()) {
            case PERSON -> entry.who();
            case TOKEN -> text("audit.who.token", entry.who());
            case SYSTEM -> text("audit.who.system");
        };
    }

    /** @return whether it was made; empty if it was, as nearly every change was */
    static String doubt(AuditEntry entry) {
        return switch (entry.result()) {
            case DONE -> "";
            case REJECTED -> text("audit.result.rejected");
            case UNCONFIRMED -> text("audit.result.unconfirmed");
        };
    }

    /** @return a value as it was and as it became */
    static String change(AuditEntry entry, String name, ZoneId zone) {
        var before = inZone(entry.before().get(name), zone);
        var after = inZone(entry.after().get(name), zone);
        if (before == null) {
            return String.valueOf(after);
        }
        return after == null
                ? text("audit.value.removed", shown(before))
                : text("audit.value.changed", shown(before), shown(after));
    }

    /** A moment is stored in UTC. */
    private static @Nullable String inZone(@Nullable String value, ZoneId zone) {
        return value == null || !MOMENT.matcher(value).matches() ? value : ZonedTimes.full(Instant.parse(value), zone);
    }

    private static String shown(String value) {
        return value.isEmpty() ? text("audit.value.none") : value;
    }
}
