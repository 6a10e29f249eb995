package com.cinemataztic.incidents.oncall;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address of one recipient. It holds exactly one address: no line end, comma, quote or angle bracket, so it is
 * safe in a header as it is.
 *
 * @param value local part (dot-atom of RFC 5322, ASCII) and domain, at most 254 characters
 */
public record EmailAddress(String value) {

    /** RFC 5321: 256 octets with its angle brackets. */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("localhost|([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    public EmailAddress {
        if (!fits(value)) {
            throw new IllegalArgumentException("An e-mail address is like anna@example.com.");
        }
    }

    /**
     * Parses an address as people write it: a domain in any script becomes its ASCII form.
     *
     * @return the address, empty when the text is not valid
     */
    public static Optional<EmailAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (text.length() > LONGEST || at < 1) {
            return Optional.empty();
        }
        try {
            var domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
            var address = text.substring(0, at) + "@" + domain;
            return fits(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static boolean fits(String value) {
        var at = value.lastIndexOf('@');
        return value.length() <= LONGEST
                && at >= 1
                && at <= LONGEST_LOCAL
                && LOCAL.matcher(value.substring(0, at)).matches()
                && DOMAIN.matcher(value.substring(at + 1)).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
