package com.cinemataztic.incidents.notices;

/**
 * Where a notice goes, as it was known when it was owed: contacts change, and what was sent stays what it was.
 *
 * @param id what makes two notices of the same word the same: the contact's id, or the address for who is no contact
 * @param name for people
 * @param address where mail for them goes
 * @param language a BCP 47 tag
 */
public record Addressee(String id, String name, EmailAddress address, String language) {

    static Addressee of(Contact contact) {
        return new Addressee(contact.id().value(), contact.name(), contact.email(), contact.language());
    }

    /** Somebody who signs in with a mail address. */
    static Addressee of(EmailAddress address) {
        return new Addressee(address.value(), address.value(), address, Contact.USUAL_LANGUAGE);
    }

    /** @return the address as mail has it */
    MailAddress mail() {
        return MailAddress.parse(name, address.value())
                .orElseThrow(() -> new IllegalStateException("no mail goes to " + address));
    }
}
