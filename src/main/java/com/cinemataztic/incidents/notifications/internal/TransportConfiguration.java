package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.MailMisconfigured;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import com.cinemataztic.incidents.platform.Secrets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the mail transport. Fails the start when mail would be sent in a way that is of no use. */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

    private static final Logger LOGGER = LoggerFactory.getLogger(TransportConfiguration.class);

    @Bean
    MailTransport transport(MailSettings settings, Secrets secrets, Mailbox mailbox, Clock clock) {
        var transport = choose(settings, secrets, mailbox, clock);
        if (transport instanceof MailboxTransport) {
            LOGGER.warn("{} It is kept in PORTAL_DATA/mailbox.", transport.describe());
        } else {
            LOGGER.info("{}", transport.describe());
        }
        return transport;
    }

    private static MailTransport choose(MailSettings settings, Secrets secrets, Mailbox mailbox, Clock clock) {
        var keys = secrets.values("PORTAL_SENDGRID_KEY");
        var smtp = !settings.smtpHost().isBlank();
        if (keys.isEmpty() && !smtp) {
            return new MailboxTransport(
                    mailbox, "No mail leaves this machine: neither SendGrid nor SMTP is configured.");
        }
        if (settings.mode() == MailSettings.Mode.HOLD) {
            return new MailboxTransport(mailbox, "No mail leaves this machine: PORTAL_MAIL_GO_LIVE is false.");
        }
        requireUse(settings);
        if (keys.isEmpty()) {
            var passwords = secrets.values("PORTAL_SMTP_PASSWORD");
            return new SmtpTransport(
                    settings, passwords.isEmpty() ? null : passwords.getFirst(), !settings.smtpOnLoopback(), clock);
        }
        if (smtp) {
            LOGGER.warn("Both SendGrid and SMTP are configured: SendGrid is used, {} is not.", settings.smtpHost());
        }
        return new SendGridTransport(settings, keys.getFirst());
    }

    private static void requireUse(MailSettings settings) {
        if (settings.publicUrl().isBlank()) {
            throw new MailMisconfigured(
                    "Mail would go out with links that lead nowhere: PORTAL_PUBLIC_URL is not set.",
                    "Set PORTAL_PUBLIC_URL to where people reach the portal, like https://incidents.example.com; or"
                            + " PORTAL_MAIL_GO_LIVE=false to keep all mail on this machine.");
        }
        if (settings.from().isBlank()) {
            throw new MailMisconfigured(
                    "Mail would go out from nobody: PORTAL_MAIL_FROM is not set.",
                    "Set PORTAL_MAIL_FROM to an address that the mail server lets the portal use; or"
                            + " PORTAL_MAIL_GO_LIVE=false to keep all mail on this machine.");
        }
    }
}
