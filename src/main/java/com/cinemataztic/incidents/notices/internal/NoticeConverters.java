package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.ContactId;
import com.cinemataztic.incidents.notices.EmailAddress;
import com.cinemataztic.incidents.notices.HookName;
import com.cinemataztic.incidents.notices.Notice;
import com.cinemataztic.incidents.store.StoreConverters;
import com.cinemataztic.incidents.store.StoredForm;
import com.cinemataztic.incidents.store.StoredWords;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How what this module keeps is stored. */
@Component
final class NoticeConverters implements StoreConverters {

    /** There is no safe value: what is read as waiting would be sent, perhaps again, and as ended never. */
    static final StoredWords<Notice.State> STATES = StoredWords.of(
            Notice.State.class,
            Map.of(
                    Notice.State.WAITING, "waiting",
                    Notice.State.SENT, "sent",
                    Notice.State.FAILED, "failed",
                    Notice.State.OVER, "over"));

    @Override
    public Collection<StoredForm> converters() {
        return List.of(
                new StoredForm.Text<>(ContactId.class, ContactId::value, ContactId::new),
                new StoredForm.Text<>(EmailAddress.class, EmailAddress::value, EmailAddress::new),
                new StoredForm.Text<>(HookName.class, HookName::value, HookName::new),
                STATES.converter());
    }
}
