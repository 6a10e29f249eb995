package com.cinemataztic.incidents.notifications.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.notifications.mail.TestMail;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.ReaderBrowser;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.EmailField;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page on mail. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class MailViewTests extends SpringBrowserlessTest {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @Autowired
    MailSender sender;

    @Autowired
    TestMail testMail;

    @Autowired
    AccountDesk accounts;

    @Autowired
    MeterRegistry meters;

    @Test
    void saysThatNoMailLeavesThisMachine() {
        var view = navigate(MailView.class);
        assertThat(view.getElement().getTextRecursively())
                .contains("No mail leaves this machine: neither SendGrid nor SMTP is configured.");
    }

    @Test
    void aTestMailIsKeptAndShownAsTextAndLockedAwayAsHtml() {
        navigate(MailView.class);
        test(find(EmailField.class).single()).setValue("maja@example.com");
        press("Send a test mail");
        assertThat(said()).anyMatch(text -> text.startsWith("Not sent: kept in the mailbox."));
        var kept = shown().getFirst();
        assertThat(kept.subject()).isEqualTo("[Incidents] Test mail");
        test(grid()).select(0);
        find(TabSheet.class).single().setSelectedIndex(1);
        assertThat(find(Pre.class).single().getText()).contains("admin sent this to see whether mail arrives");
        find(TabSheet.class).single().setSelectedIndex(0);
        var frame = find(IFrame.class).single();
        assertThat(frame.getElement().hasAttribute("sandbox")).isTrue();
        assertThat(frame.getElement().getAttribute("sandbox")).isEmpty();
        assertThat(frame.getSrcdoc().orElse("")).contains("Mail from the portal reaches you");
        assertThat(meters.counter("portal.mail.sent", "transport", "mailbox", "outcome", "accepted")
                        .count())
                .isPositive();
    }

    @Test
    void aMailsTimeIsInTheReadersZone() {
        sender.send(Mails.mail("noon"));
        navigate(MailView.class);
        ReaderBrowser.isIn("Asia/Dubai");
        test(grid()).select(0);
        assertThat(find(MailPanel.class).single().getElement().getTextRecursively())
                .containsPattern("\\d\\d:\\d\\d:\\d\\d (GST|GMT\\+04:00)");
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithAReason() {
        navigate(MailView.class);
        press("Send a test mail");
        assertThat(said()).anyMatch(text -> text.contains("Enter a mail address"));
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void anOperatorCannotOpenIt() {
        assertThatThrownBy(() -> navigate(MailView.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @WithMockUser(username = "olga", roles = "ADMIN")
    void showsNothingToWhomTheAdminsRightsWereTakenFrom() {
        accounts.add(Actor.SYSTEM, "olga", "a good password", Role.OPERATOR, Set.of());
        sender.send(Mails.mail("secret"));
        var view = navigate(MailView.class);
        assertThat(shown()).isEmpty();
        assertThat(view.getElement().getTextRecursively()).doesNotContain("SendGrid");
    }

    @Test
    void whoIsNoAdminNeitherReadsNorSends() {
        sender.send(Mails.mail("secret"));
        var id = sender.kept(Actor.SYSTEM, 1).getFirst().id();
        assertThat(sender.kept(OLGA, 10)).isEmpty();
        assertThat(sender.read(OLGA, id)).isEmpty();
        assertThat(testMail.to(OLGA, "maja@example.com").word()).isEqualTo("refused");
    }

    @SuppressWarnings("unchecked")
    private Grid<KeptMail> grid() {
        return find(Grid.class).single();
    }

    private List<KeptMail> shown() {
        return grid().getGenericDataView().getItems().toList();
    }

    private void press(String label) {
        test(find(Button.class).withText(label).single()).click();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
