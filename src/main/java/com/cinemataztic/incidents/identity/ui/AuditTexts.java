package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import java.util.Arrays;

/** The words of the audit page. */
final class AuditTexts {

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
    static String change(AuditEntry entry, String name) {
        var before = entry.before().get(name);
        var after = entry.after().get(name);
        if (before == null) {
            return String.valueOf(after);
        }
        return after == null
                ? text("audit.value.removed", shown(before))
                : text("audit.value.changed", shown(before), shown(after));
    }

    private static String shown(String value) {
        return value.isEmpty() ? text("audit.value.none") : value;
    }
}
