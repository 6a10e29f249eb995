package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.store.documents.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Storage conversions of this module. */
@Component
final class NotificationConverters implements StoreConverters {

    /**
     * There is no safe default: an entry read as waiting might be sent again, one read as ended would never be sent.
     */
    static final StoredWords<OutboxEntry.State> STATES = StoredWords.of(
            OutboxEntry.State.class,
            Map.of(
                    OutboxEntry.State.WAITING, "waiting",
                    OutboxEntry.State.SENT, "sent",
                    OutboxEntry.State.FAILED, "failed",
                    OutboxEntry.State.OVER, "over"));

    @Override
    public Collection<StoredForm> converters() {
        return List.of(
                new StoredForm.Text<>(ContactId.class, ContactId::value, ContactId::new),
                new StoredForm.Text<>(EmailAddress.class, EmailAddress::value, EmailAddress::new),
                new StoredForm.Text<>(WebhookName.class, WebhookName::value, WebhookName::new),
                STATES.converter());
    }
}
