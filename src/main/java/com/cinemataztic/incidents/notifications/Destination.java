package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.EmailAddress;

/** Where a notification goes. */
public sealed interface Destination {

    /**
     * @return the recipient's part of an outbox entry's id: two entries about the same change with the same recipient
     *     are one
     */
    String id();

    /** @return the name for people */
    String name();

    /**
     * A person who gets mail, as known when the entry was created. Contacts may change later; the entry does not.
     *
     * @param id the contact's id, or the address if the person is no contact
     * @param name for people
     * @param address where their mail goes
     * @param language a BCP 47 tag
     */
    record Person(String id, String name, EmailAddress address, String language) implements Destination {

        /** @return the address in the form that mail uses */
        public MailAddress mail() {
            return MailAddress.parse(name, address.value())
                    .orElseThrow(() -> new IllegalStateException("no mail goes to " + address));
        }
    }

    /**
     * Another program, notified by an outgoing webhook.
     *
     * @param hook the webhook's name; its address is looked up when the event is sent
     */
    record Program(WebhookName hook) implements Destination {

        @Override
        public String id() {
            return "hook:" + hook;
        }

        @Override
        public String name() {
            return "webhook " + hook;
        }
    }

    static Person of(Contact contact) {
        return new Person(contact.id().value(), contact.name(), contact.email(), contact.language());
    }

    /** For a person who signs in with a mail address. */
    static Person of(EmailAddress address) {
        return new Person(address.value(), address.value(), address, Contact.USUAL_LANGUAGE);
    }
}
