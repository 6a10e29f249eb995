package com.cinemataztic.incidents.identity.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser, from what it says of itself.
 *
 * @param name for people, e.g. {@code Firefox}; empty if it is not known
 * @param device for people, e.g. {@code Windows} or {@code iPhone}; empty if it is not known
 */
public record Browser(String name, String device) {

    /** By what only they say of themselves; those that others pretend to be come last. */
    private static final Map<String, String> NAMES = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS", "Firefox",
            "Chrome/", "Chrome",
            "CriOS", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> DEVICES = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Android", "Android",
            "Windows", "Windows",
            "Macintosh", "macOS",
            "CrOS", "ChromeOS",
            "Linux", "Linux");

    /** @param agent the header {@code User-Agent} */
    public static Browser of(String agent) {
        return new Browser(first(NAMES, agent), first(DEVICES, agent));
    }

    private static String first(Map<String, String> words, String agent) {
        return words.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... signsAndWords) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < signsAndWords.length; i += 2) {
            words.put(signsAndWords[i], signsAndWords[i + 1]);
        }
        return words;
    }
}
