package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides the recipients from the given contacts and rotas. Pure.
 *
 * @param contacts all contacts, by id
 * @param rotas all rotas, by region
 */
public record Recipients(Map<ContactId, Contact> contacts, Map<RegionId, Rota> rotas) {

    public Recipients {
        contacts = Map.copyOf(contacts);
        rotas = Map.copyOf(rotas);
    }

    static Recipients of(Collection<Contact> contacts, Collection<Rota> rotas) {
        return new Recipients(
                contacts.stream().collect(Collectors.toMap(Contact::id, Function.identity())),
                rotas.stream().collect(Collectors.toMap(Rota::region, Function.identity())));
    }

    /** @return all contacts, by name */
    List<Contact> byName() {
        return contacts.values().stream()
                .sorted(Comparator.comparing(Contact::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Contact::id))
                .toList();
    }

    /**
     * The contact on call, regardless of its own threshold and hours, and the contacts of the place whose threshold
     * the severity reaches. If that is nobody, the fallback contacts.
     */
    List<Recipient> of(RegionId region, @Nullable String cinemaId, Severity severity, Instant at) {
        var recipients = once(Stream.concat(
                byRota(region, at).stream(),
                ofThePlace(region, cinemaId, contact -> contact.isNotifiedOf(severity), at)));
        return recipients.isEmpty() ? fallback(at) : recipients;
    }

    EscalationLevels levels(RegionId region, @Nullable String cinemaId, Severity severity, Instant at) {
        var onCall = byRota(region, at);
        return new EscalationLevels(
                onCall.map(List::of)
                        .orElseGet(() ->
                                once(ofThePlace(region, cinemaId, contact -> contact.isNotifiedOf(severity), at))),
                once(ofThePlace(region, cinemaId, contact -> contact.lead() && contact.isNotifiedOf(severity), at)),
                fallback(at));
    }

    OnCallNow onCall(RegionId region, Instant at) {
        var rota = rotas.get(region);
        var turn = rota == null ? new OnCall(OnCall.Source.NOBODY, null, null) : OnCall.at(rota, at);
        var onCall = byRota(region, at);
        if (onCall.isPresent()) {
            var source = turn.source() == OnCall.Source.OVERRIDE ? OnCallNow.Source.OVERRIDE : OnCallNow.Source.SHIFT;
            return new OnCallNow(source, List.of(onCall.get()), turn.until());
        }
        var contactsOfRegion = once(ofThePlace(region, null, _ -> true, at));
        if (!contactsOfRegion.isEmpty()) {
            return new OnCallNow(OnCallNow.Source.CONTACTS, contactsOfRegion, turn.until());
        }
        var fallback = fallback(at);
        return new OnCallNow(
                fallback.isEmpty() ? OnCallNow.Source.NOBODY : OnCallNow.Source.FALLBACK, fallback, turn.until());
    }

    /** If the contact on call no longer exists, nobody is on call. */
    private Optional<Recipient> byRota(RegionId region, Instant at) {
        return Optional.ofNullable(rotas.get(region))
                .map(rota -> OnCall.at(rota, at).contact())
                .map(contacts::get)
                .map(contact -> new Recipient(contact, Recipient.Reason.ON_CALL, null));
    }

    private Stream<Recipient> ofThePlace(
            RegionId region, @Nullable String cinemaId, Predicate<Contact> which, Instant at) {
        return byName().stream()
                .filter(contact -> contact.covers(region, cinemaId))
                .filter(which)
                .map(contact -> inHours(contact, Recipient.Reason.CONTACT, at));
    }

    List<Recipient> fallback(Instant at) {
        return once(byName().stream()
                .filter(Contact::isFallback)
                .map(contact -> inHours(contact, Recipient.Reason.FALLBACK, at)));
    }

    /**
     * Follows stand-ins to the first one within working hours, and to none twice. If none is, the last one is notified:
     * somebody has to be.
     */
    private Recipient inHours(Contact contact, Recipient.Reason reason, Instant at) {
        var notified = contact;
        var passed = new HashSet<ContactId>();
        while (!notified.worksAt(at) && passed.add(notified.id())) {
            var next = standIn(notified);
            if (next == null || passed.contains(next.id())) {
                break;
            }
            notified = next;
        }
        return new Recipient(notified, reason, notified.id().equals(contact.id()) ? null : contact.id());
    }

    private @Nullable Contact standIn(Contact contact) {
        return contact.standIn() == null ? null : contacts.get(contact.standIn());
    }

    /** Keeps each contact once, with the first reason. */
    public static List<Recipient> once(Stream<Recipient> recipients) {
        var each = new LinkedHashMap<ContactId, Recipient>();
        recipients.forEach(recipient -> each.putIfAbsent(recipient.contact().id(), recipient));
        return List.copyOf(each.values());
    }

    /** @return the chain of stand-ins from this contact back to itself; empty when it forms no cycle */
    List<Contact> circle(Contact changed) {
        var chain = new LinkedHashMap<ContactId, Contact>();
        var next = changed;
        while (next != null && chain.putIfAbsent(next.id(), next) == null) {
            next = changed.id().equals(next.standIn()) ? changed : standIn(next);
        }
        return next != null && next.id().equals(changed.id()) ? List.copyOf(chain.values()) : List.of();
    }
}
