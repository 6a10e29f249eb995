package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import com.cinemataztic.incidents.platform.http.BodyLimit;
import com.cinemataztic.incidents.platform.http.BoundedHttpClient;
import com.cinemataztic.incidents.platform.http.HttpResult;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.OpenTrackingSetting;
import com.sendgrid.helpers.mail.objects.Personalization;
import com.sendgrid.helpers.mail.objects.TrackingSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail through SendGrid's API v3. 202 is success; 429, 5xx, a time-out and a broken connection are retried; any
 * other answer is final. A rejected key is final for the mail at hand and also reported as a problem of the transport:
 * all other mails would fail too. From sendgrid-java only the mail model is used: its client depends on Apache's
 * version 4 and reads answers without a limit.
 */
class SendGridTransport implements MailTransport, AutoCloseable {

    private static final int LONGEST_REASON = 300;

    /** Error bodies have a few hundred bytes. */
    private static final BodyLimit BODY = new BodyLimit.Start(16 * 1024);

    private final MailSettings settings;
    private final String key;
    private final URI address;
    private final BoundedHttpClient http;
    private volatile @Nullable String problem;

    SendGridTransport(MailSettings settings, String key) {
        this.settings = settings;
        this.key = key;
        this.address = URI.create(settings.sendgridUrl().strip()).resolve("/v3/mail/send");
        this.http = new BoundedHttpClient(settings.timeout());
    }

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public String describe() {
        return "Mail goes out by SendGrid, from " + settings.sender().address() + ".";
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public DeliveryResult send(com.cinemataztic.incidents.notifications.mail.Mail mail) {
        HttpRequest request;
        try {
            request = request(mail);
        } catch (IOException unwritable) {
            return new DeliveryResult.Rejected(
                    "The mail can't be put into SendGrid's form: " + unwritable.getMessage());
        }
        return switch (http.call(request, settings.timeout(), BODY)) {
            case HttpResult.Answer answer -> delivery(answer);
            case HttpResult.TimedOut(var after) ->
                new DeliveryResult.Later("SendGrid did not answer within " + after.toSeconds() + " s.");
            case HttpResult.Failed(var cause) -> new DeliveryResult.Later("SendGrid can't be reached: " + cause);
            case HttpResult.Interrupted() -> new DeliveryResult.Later("The portal is stopping.");
        };
    }

    private DeliveryResult delivery(HttpResult.Answer answer) {
        var status = answer.status();
        if (status == 401 || status == 403) {
            problem = "SendGrid refuses PORTAL_SENDGRID_KEY or the sender (" + status + "): " + reason(answer);
            return new DeliveryResult.Rejected(said(answer));
        }
        if (status == 429 || status >= 500) {
            return new DeliveryResult.Later(said(answer));
        }
        problem = null;
        return status / 100 == 2
                ? new DeliveryResult.Accepted(
                        answer.headers().firstValue("X-Message-Id").orElse(""))
                : new DeliveryResult.Rejected(said(answer));
    }

    private HttpRequest request(com.cinemataztic.incidents.notifications.mail.Mail mail) throws IOException {
        var message = new Mail();
        message.setFrom(email(settings.sender()));
        message.setSubject(mail.subject());
        var personalization = new Personalization();
        personalization.addTo(email(mail.to()));
        message.addPersonalization(personalization);
        message.addContent(new Content("text/plain", mail.text()));
        message.addContent(new Content("text/html", mail.html()));
        message.addHeader("Message-ID", mail.messageId());
        if (mail.inReplyTo() != null) {
            message.addHeader("In-Reply-To", mail.inReplyTo());
        }
        if (!mail.references().isEmpty()) {
            message.addHeader("References", String.join(" ", mail.references()));
        }
        mail.headers().forEach(message::addHeader);
        message.setTrackingSettings(untracked());
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Incidents-Portal")
                .POST(HttpRequest.BodyPublishers.ofString(message.build()))
                .build();
    }

    /** Click tracking would pass links that act to a third host, and phishing filters block such links. */
    private static TrackingSettings untracked() {
        var clicks = new ClickTrackingSetting();
        clicks.setEnable(false);
        clicks.setEnableText(false);
        var opens = new OpenTrackingSetting();
        opens.setEnable(false);
        var tracking = new TrackingSettings();
        tracking.setClickTrackingSetting(clicks);
        tracking.setOpenTrackingSetting(opens);
        return tracking;
    }

    private static Email email(MailAddress address) {
        return address.name().isEmpty() ? new Email(address.address()) : new Email(address.address(), address.name());
    }

    private static String said(HttpResult.Answer answer) {
        return "SendGrid answered " + answer.status() + ": " + reason(answer);
    }

    private static String reason(HttpResult.Answer answer) {
        var body = answer.text().replaceAll("\\s+", " ").strip();
        return body.length() > LONGEST_REASON ? body.substring(0, LONGEST_REASON) + "…" : body;
    }

    @Override
    public void close() {
        http.close();
    }
}
