package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailMisconfigured;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mail through an SMTP server. 5xx is final; 4xx, a time-out and a broken connection are retried. A rejected
 * password is final for the mail at hand and also reported as a problem of the transport. A server that does not
 * encrypt is such a problem too, but its mail may be sent once it does.
 */
class SmtpTransport implements MailTransport {

    private static final Pattern CODE = Pattern.compile("(?:^|\\s)([45][0-9]{2})[ -]");

    private final MailSettings settings;
    private final Clock clock;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private volatile @Nullable String problem;

    /** @param mustEncrypt whether a server that offers no STARTTLS gets no mail */
    SmtpTransport(MailSettings settings, @Nullable String password, boolean mustEncrypt, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        sender.setHost(settings.smtpHost());
        sender.setPort(settings.smtpPort());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.smtpUser().isBlank()) {
            sender.setUsername(settings.smtpUser());
            sender.setPassword(password);
        }
        sender.setJavaMailProperties(properties(mustEncrypt));
    }

    private Properties properties(boolean mustEncrypt) {
        var millis = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.smtpUser().isBlank()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(mustEncrypt));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(mustEncrypt));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!settings.smtpCa().isBlank()) {
            // Angus Mail takes the factory itself, not its name.
            properties.put("mail.smtp.ssl.socketFactory", trusting(settings.smtpCa()));
        }
        // A bounce goes to the sender's address.
        properties.setProperty("mail.smtp.from", settings.sender().address());
        return properties;
    }

    private static SSLSocketFactory trusting(String authorities) {
        try {
            var trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + authorities));
            return SslBundle.of(trusted).createSslContext().getSocketFactory();
        } catch (IllegalStateException | UncheckedIOException unusable) {
            throw new MailMisconfigured(
                    "PORTAL_SMTP_CA names " + authorities + ", which is no readable PEM file: " + unusable.getMessage(),
                    "Set PORTAL_SMTP_CA to the certificate of the authority that signed the mail server's own.");
        }
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public String describe() {
        return "Mail goes out by " + settings.smtpHost() + ":" + settings.smtpPort() + " (SMTP), from "
                + settings.sender().address() + ".";
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public DeliveryResult send(Mail mail) {
        try {
            var message = MimeMail.compose(sender.getSession(), mail, settings.sender(), clock.instant());
            WithinTime.run(settings.timeout(), () -> {
                sender.send(message);
                return "";
            });
            problem = null;
            return new DeliveryResult.Accepted(mail.messageId());
        } catch (TimeoutException slow) {
            return new DeliveryResult.Later("The mail server did not answer within "
                    + settings.timeout().toSeconds() + " s.");
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        } catch (MessagingException unwritable) {
            return new DeliveryResult.Rejected("The mail can't be put into its form: " + unwritable.getMessage());
        }
    }

    private DeliveryResult failure(@Nullable Throwable failure) {
        var why = String.valueOf(root(failure).getMessage()).strip();
        if (failure instanceof MailAuthenticationException) {
            problem = "The mail server refuses PORTAL_SMTP_USER or its password: " + why;
            var code = CODE.matcher(why);
            return code.find() && code.group(1).startsWith("4")
                    ? new DeliveryResult.Later("The mail server lets nobody in now: " + why)
                    : new DeliveryResult.Rejected("The mail server refuses to let the portal in: " + why);
        }
        if (why.contains("STARTTLS")) {
            problem = "The mail server does not encrypt, so nothing is sent to it: " + why;
            return new DeliveryResult.Later("The mail server does not encrypt: " + why);
        }
        var codes = codes(failure);
        return !codes.isEmpty() && codes.stream().allMatch(code -> code >= 500)
                ? new DeliveryResult.Rejected("The mail server refuses it: " + why)
                : new DeliveryResult.Later("The mail server did not take it: " + why);
    }

    /** @return the server's reply codes, from anywhere in the chain of causes */
    private static List<Integer> codes(@Nullable Throwable failure) {
        var codes = new ArrayList<Integer>();
        if (failure instanceof MailSendException sending) {
            for (var each : sending.getMessageExceptions()) {
                codes.addAll(codes(each));
            }
        }
        switch (failure) {
            case SMTPAddressFailedException address -> codes.add(address.getReturnCode());
            case SMTPSenderFailedException from -> codes.add(from.getReturnCode());
            case SMTPSendFailedException whole -> codes.add(whole.getReturnCode());
            case null, default -> {
                // Not a reply of the server: a broken connection, or an exception that wraps one.
            }
        }
        if (failure instanceof MessagingException messaging && messaging.getNextException() != null) {
            codes.addAll(codes(messaging.getNextException()));
        }
        codes.removeIf(code -> code < 400);
        return codes;
    }

    private static Throwable root(@Nullable Throwable failure) {
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            return root(sending.getMessageExceptions()[0]);
        }
        if (failure instanceof MessagingException messaging && messaging.getNextException() != null) {
            return root(messaging.getNextException());
        }
        return failure == null || failure.getCause() == null
                ? failure == null ? new IllegalStateException("unknown") : failure
                : root(failure.getCause());
    }
}
