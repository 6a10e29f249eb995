package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;

/** The common beginning of all texts that a pattern matches, as far as it is easy to determine. */
final class RegexPrefix {
    private static final String QUOTE = "\\Q";
    private static final String END_OF_QUOTE = "\\E";
    private static final String SPECIAL = ".[]{}()*+?|\\^$";
    /** These make the preceding character optional. */
    private static final String OPTIONAL = "*?{";

    private RegexPrefix() {}

    /** Empty if the text can begin with anything. */
    static String of(BsonRegularExpression regex) {
        String pattern = regex.getPattern();
        boolean plain = regex.getOptions() == null || regex.getOptions().isEmpty();
        if (!plain || !pattern.startsWith("^") || pattern.contains("|")) {
            return "";
        }
        String remaining = pattern.substring(1);
        if (remaining.startsWith(QUOTE)) {
            int end = remaining.indexOf(END_OF_QUOTE);
            boolean followed = end >= 0 && end + END_OF_QUOTE.length() < remaining.length();
            return end < 0 || followed ? "" : remaining.substring(QUOTE.length(), end);
        }
        StringBuilder beginning = new StringBuilder();
        for (char c : remaining.toCharArray()) {
            if (SPECIAL.indexOf(c) >= 0) {
                if (OPTIONAL.indexOf(c) >= 0 && !beginning.isEmpty()) {
                    beginning.setLength(beginning.length() - 1);
                }
                break;
            }
            beginning.append(c);
        }
        return beginning.toString();
    }
}
