package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.Delivery;
import com.cinemataztic.incidents.notices.MailAddress;
import com.cinemataztic.incidents.notices.MailSettings;
import com.cinemataztic.incidents.notices.Transport;
import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.OpenTrackingSetting;
import com.sendgrid.helpers.mail.objects.Personalization;
import com.sendgrid.helpers.mail.objects.TrackingSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;

/**
 * SendGrid's API v3. 202 is success; 429, 5xx, a time-out and a broken connection are to be tried again; any other answer
 * is final. A refused key is final for the mail at hand, and an ailment: all others will fare the same.
 */
class SendGridTransport implements Transport, AutoCloseable {

    private static final int LONGEST_REASON = 300;
    private static final int CONNECTIONS = 8;

    private final MailSettings settings;
    private final CloseableHttpClient http;
    private final SendGrid sendGrid;
    private volatile @Nullable String ailment;

    SendGridTransport(MailSettings settings, String key) {
        this.settings = settings;
        var millis = Math.toIntExact(settings.timeout().toMillis());
        this.http = HttpClients.custom()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .setConnectionRequestTimeout(millis)
                        .build())
                .setMaxConnPerRoute(CONNECTIONS)
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
        var base = URI.create(settings.sendgridUrl().strip());
        // What the library calls a test is plain http.
        this.sendGrid = new SendGrid(key, new Client(http, "http".equals(base.getScheme())));
        sendGrid.setHost(base.getAuthority());
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
    public Optional<String> ailment() {
        return Optional.ofNullable(ailment);
    }

    @Override
    public Delivery send(com.cinemataztic.incidents.notices.Mail mail) {
        try {
            var request = request(mail);
            return delivery(WithinTime.run(settings.timeout(), () -> sendGrid.api(request)));
        } catch (TimeoutException slow) {
            return new Delivery.Later(
                    "SendGrid did not answer within " + settings.timeout().toSeconds() + " s.");
        } catch (ExecutionException failed) {
            return new Delivery.Later("SendGrid can't be reached: " + failed.getCause());
        } catch (IOException unwritable) {
            return new Delivery.Refused("The mail can't be put into SendGrid's form: " + unwritable.getMessage());
        }
    }

    private Delivery delivery(Response answer) {
        var status = answer.getStatusCode();
        if (status == 401 || status == 403) {
            ailment = "SendGrid refuses PORTAL_SENDGRID_KEY or the sender (" + status + "): " + reason(answer);
            return new Delivery.Refused(said(answer));
        }
        if (status == 429 || status >= 500) {
            return new Delivery.Later(said(answer));
        }
        ailment = null;
        return status / 100 == 2
                ? new Delivery.Accepted(reference(answer.getHeaders()))
                : new Delivery.Refused(said(answer));
    }

    private Request request(com.cinemataztic.incidents.notices.Mail mail) throws IOException {
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
        var request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(message.build());
        return request;
    }

    /** Tracked links would hand those that act to a third host, and look like what phishing filters stop. */
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

    private static String reference(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("X-Message-Id"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String said(Response answer) {
        return "SendGrid answered " + answer.getStatusCode() + ": " + reason(answer);
    }

    private static String reason(Response answer) {
        var body = answer.getBody() == null
                ? ""
                : answer.getBody().replaceAll("\\s+", " ").strip();
        return body.length() > LONGEST_REASON ? body.substring(0, LONGEST_REASON) + "…" : body;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
