package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.mail.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Builds mails in transfer form: RFC 5322, with text and HTML as alternatives. */
final class MimeMail {

    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private MimeMail() {}

    /** @return the message, to send to a mail server or to store */
    static MimeMessage compose(Session session, Mail mail, MailAddress from, Instant at) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(address(from));
        message.setRecipient(Message.RecipientType.TO, address(mail.to()));
        message.setSubject(mail.subject(), CHARSET);
        message.setSentDate(Date.from(at));
        if (mail.inReplyTo() != null) {
            message.setHeader("In-Reply-To", mail.inReplyTo());
        }
        if (!mail.references().isEmpty()) {
            message.setHeader("References", String.join("\r\n ", mail.references()));
        }
        for (var header : mail.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        var text = new MimeBodyPart();
        text.setText(mail.text(), CHARSET);
        var html = new MimeBodyPart();
        html.setText(mail.html(), CHARSET, "html");
        // The preferred alternative comes last: mail programs show that one.
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        // Saving generates an id of its own.
        message.setHeader("Message-ID", mail.messageId());
        return message;
    }

    /** @return the first part of this type, empty when there is none */
    static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var body = body(parts.getBodyPart(i), type);
                if (!body.isEmpty()) {
                    return body;
                }
            }
        }
        return "";
    }

    private static InternetAddress address(MailAddress address) {
        try {
            return address.name().isEmpty()
                    ? new InternetAddress(address.address(), null)
                    : new InternetAddress(address.address(), address.name(), CHARSET);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every JDK has UTF-8", impossible);
        }
    }
}
