package com.cinemataztic.incidents.tickets.internal;

import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stored forms of tickets, and of the ids of tickets and alerts in every module's documents. */
@Component
final class TicketConverters implements StoreConverters {

    @Override
    public Collection<StoredForm> converters() {
        return List.of(
                new StoredForm.Text<>(TicketId.class, TicketId::value, TicketId::new),
                new StoredForm.Text<>(TicketKey.class, TicketKey::value, TicketKey::new),
                new StoredForm.Text<>(Fingerprint.class, Fingerprint::value, Fingerprint::new),
                StoredTicketWords.SEVERITIES.converter(),
                new StoredForm.Whole<>(Ticket.class, TicketDocuments::write, TicketDocuments::read));
    }
}
