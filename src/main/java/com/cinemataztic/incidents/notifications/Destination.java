package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.EmailAddress;

/** Where a notice goes. */
public sealed interface Destination {

    /** @return what makes two notices of the same word the same */
    String id();

    /** @return for people */
    String name();

    /**
     * Somebody who gets mail, as was known when it was owed: contacts change, and what was sent stays what it was.
     *
     * @param id the contact's id, or the address for who is no contact
     * @param name for people
     * @param address where mail for them goes
     * @param language a BCP 47 tag
     */
    record Person(String id, String name, EmailAddress address, String language) implements Destination {

        /** @return the address as mail has it */
        public MailAddress mail() {
            return MailAddress.parse(name, address.value())
                    .orElseThrow(() -> new IllegalStateException("no mail goes to " + address));
        }
    }

    /** Another program. @param hook by which it is told; where that leads is known when it is sent */
    record Program(WebhookName hook) implements Destination {

        @Override
        public String id() {
            return "hook:" + hook;
        }

        @Override
        public String name() {
            return "hook " + hook;
        }
    }

    static Person of(Contact contact) {
        return new Person(contact.id().value(), contact.name(), contact.email(), contact.language());
    }

    /** Somebody who signs in with a mail address. */
    static Person of(EmailAddress address) {
        return new Person(address.value(), address.value(), address, Contact.USUAL_LANGUAGE);
    }
}
