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
 * How mail is sent. SendGrid is used when {@code PORTAL_SENDGRID_KEY} is set, else SMTP when a host is set. Otherwise
 * all mail stays in the mailbox on disk and never leaves this machine. Secrets are not here: see
 * {@link com.cinemataztic.incidents.platform.Secrets}.
 *
 * @param goLive whether mail leaves the portal at all ({@code PORTAL_MAIL_GO_LIVE}); false: all mail goes to the
 *     mailbox
 * @param from the sender's address ({@code PORTAL_MAIL_FROM})
 * @param fromName the sender's display name ({@code PORTAL_MAIL_FROM_NAME})
 * @param publicUrl where people reach the portal, https, or http on loopback ({@code PORTAL_PUBLIC_URL})
 * @param sendgridUrl SendGrid's base address, https, or http on loopback; its EU address is
 *     {@code https://api.eu.sendgrid.com} ({@code PORTAL_SENDGRID_URL})
 * @param smtpHost the mail server ({@code PORTAL_SMTP_HOST}); unless it is on loopback it must offer STARTTLS
 * @param smtpPort its port ({@code PORTAL_SMTP_PORT})
 * @param smtpUser the user name there ({@code PORTAL_SMTP_USER}); empty: no sign-in
 * @param smtpCa a PEM file with the authorities that may sign its certificate ({@code PORTAL_SMTP_CA}); empty: those
 *     that Java knows
 * @param timeout for one whole mail; the portal waits no longer for the transport
 * @param mailboxSize how many mails the mailbox keeps; one more removes the oldest
 * @param takeLinkValid how long the take link in a mail is valid
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
        @DefaultValue("") String smtpCa,
        @NotNull @DefaultValue("20s") Duration timeout,
        @Min(1) @Max(100_000) @DefaultValue("1000") int mailboxSize,
        @NotNull @DefaultValue("24h") Duration takeLinkValid) {

    private static final String UNSET_FROM = "incidents-portal@localhost";

    /** Whether mail leaves the portal. */
    public enum Mode {
        /** Mail is sent if a transport is configured. */
        SEND,
        /** All mail stays in the mailbox, whatever is configured. */
        HOLD
    }

    public Mode mode() {
        return goLive ? Mode.SEND : Mode.HOLD;
    }

    /** @return the sender of all mail */
    public MailAddress sender() {
        return new MailAddress(fromName, from.isBlank() ? UNSET_FROM : from.strip());
    }

    /** @return whether the mail server is on this machine, so traffic to it can't be intercepted */
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

    /** Decides by the host name alone: a DNS answer may change. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
