package com.cinemataztic.incidents.notifications;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail goes out. SendGrid is used when {@code PORTAL_SENDGRID_KEY} is set, else SMTP when a host is, else mail is
 * kept in the mailbox on disk and leaves this machine by no way. Secrets are not here: see
 * {@link com.cinemataztic.incidents.platform.Secrets}.
 *
 * @param goLive whether mail leaves the portal at all ({@code PORTAL_MAIL_GO_LIVE}); false: all of it goes to the mailbox
 * @param from the address that mail comes from ({@code PORTAL_MAIL_FROM})
 * @param fromName the name beside it ({@code PORTAL_MAIL_FROM_NAME})
 * @param publicUrl where people reach the portal, https, or http on loopback ({@code PORTAL_PUBLIC_URL})
 * @param sendgridUrl SendGrid's base address, https, or http on loopback; its EU one is {@code https://api.eu.sendgrid.com}
 *     ({@code PORTAL_SENDGRID_URL})
 * @param smtpHost the mail server ({@code PORTAL_SMTP_HOST}); unless it is on loopback it must offer STARTTLS
 * @param smtpPort its port ({@code PORTAL_SMTP_PORT})
 * @param smtpUser who signs in there ({@code PORTAL_SMTP_USER}); empty: nobody does
 * @param timeout for one whole mail; the transport is waited for no longer
 * @param mailboxSize so many mails are kept in the mailbox; when one more comes, the oldest goes
 * @param takeLinkValid how long the link in a mail takes its ticket
 */
@Validated
@ConfigurationProperties("portal.mail")
public record MailSettings(
        @DefaultValue("true") boolean goLive,
        @DefaultValue("") String from,
        @DefaultValue("Incidents Portal") String fromName,
        @DefaultValue("") String publicUrl,
        @DefaultValue("https://api.sendgrid.com") String sendgridUrl,
        @DefaultValue("") String smtpHost,
        @Min(1) @Max(65_535) @DefaultValue("587") int smtpPort,
        @DefaultValue("") String smtpUser,
        @NotNull @DefaultValue("20s") Duration timeout,
        @Min(1) @Max(100_000) @DefaultValue("1000") int mailboxSize,
        @NotNull @DefaultValue("24h") Duration takeLinkValid) {

    private static final String UNSET_FROM = "incidents-portal@localhost";

    /** Whether mail leaves the portal. */
    public enum Mode {
        /** It does, if there is a way for it. */
        SEND,
        /** It is kept in the mailbox, whatever is configured. */
        HOLD
    }

    /** @return whether mail leaves the portal */
    public Mode mode() {
        return goLive ? Mode.SEND : Mode.HOLD;
    }

    /** @return who mail comes from */
    public MailAddress sender() {
        return new MailAddress(fromName, from.isBlank() ? UNSET_FROM : from.strip());
    }

    /** @return whether the mail server is this machine, so that what goes to it can't be listened to */
    public boolean smtpOnLoopback() {
        return isLoopback(smtpHost);
    }

    @AssertTrue(message = "PORTAL_MAIL_FROM is to be a mail address like incidents@example.com, and the name one line")
    boolean isSenderGood() {
        return (from.isBlank() || MailAddress.parse("", from.strip()).isPresent())
                && MailAddress.parse(fromName, UNSET_FROM)
                        .map(MailAddress::name)
                        .filter(fromName::equals)
                        .isPresent();
    }

    @AssertTrue(
            message = "PORTAL_PUBLIC_URL is to be an address like https://incidents.example.com, without ? and #;"
                    + " http only for this machine itself")
    boolean isPublicUrlGood() {
        return publicUrl.isBlank() || isSafe(publicUrl);
    }

    @AssertTrue(
            message =
                    "PORTAL_SENDGRID_URL is to be an address like https://api.sendgrid.com; http only for this machine")
    boolean isSendgridUrlGood() {
        return isSafe(sendgridUrl);
    }

    @AssertTrue(message = "portal.mail.timeout and portal.mail.take-link-valid are to be longer than nothing")
    boolean isTimesGood() {
        return timeout.isPositive() && takeLinkValid.isPositive();
    }

    private static boolean isSafe(String address) {
        try {
            var uri = URI.create(address.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (scheme.equals("https") || (scheme.equals("http") && isLoopback(uri.getHost())));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** By its name alone: what a name server says may change. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
