package com.cinemataztic.incidents.notifications;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's mail address.
 *
 * @param name the display name, one line; empty if unknown
 * @param address ASCII, e.g. {@code maja@example.com}
 */
public record MailAddress(String name, String address) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** Accepts the addresses in use. Accepts no quoted form: quoting has fooled mail programs before. */
    private static final Pattern SYNTAX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    public MailAddress {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("not a mail address: something like maja@example.com wanted");
        }
        if (name.length() > LONGEST_NAME || !name.equals(MailText.line(name, LONGEST_NAME))) {
            throw new IllegalArgumentException(
                    "a name in a mail is one line of at most " + LONGEST_NAME + " characters that can be seen");
        }
    }

    /** @return the address with this name, cut to what can be displayed; empty when the address is invalid */
    public static Optional<MailAddress> parse(String name, String address) {
        return isAddress(address)
                ? Optional.of(new MailAddress(MailText.line(name, LONGEST_NAME), address))
                : Optional.empty();
    }

    /** @return the name, or the address if there is none */
    public String called() {
        return name.isEmpty() ? address : name;
    }

    /** @return the domain, without the person in front of the at sign */
    String host() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean isAddress(String address) {
        return address.length() <= LONGEST_ADDRESS
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && SYNTAX.matcher(address).matches();
    }
}
