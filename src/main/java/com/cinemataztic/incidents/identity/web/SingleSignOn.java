package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.IdentityMisconfigured;
import com.cinemataztic.incidents.identity.admission.ProxyNames;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import com.cinemataztic.incidents.identity.sso.SingleSignOnSettings;
import com.cinemataztic.incidents.identity.web.SingleSignOnMeters.Ignored;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.web.Utf8Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads who the proxy says is behind a request. Believes it only if the TCP peer is a configured proxy and the request
 * carries the shared secret. Without a configured secret, single sign-on is off and nothing is believed.
 */
@Component
class SingleSignOn implements ProxyNames {

    static final String SECRET = "X-Proxy-Secret";
    static final String SUBJECT = "X-Auth-Request-User";
    static final String USER_NAME = "X-Auth-Request-Preferred-Username";
    static final String MAIL = "X-Auth-Request-Email";
    static final String GROUPS = "X-Auth-Request-Groups";

    private static final String READ = ProxyIdentity.class.getName();
    private static final List<String> PERSON = List.of(SUBJECT, USER_NAME, MAIL, GROUPS);
    private static final String VARIABLE = "PORTAL_SSO_SECRET";
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_MAIL = 254;

    private final List<byte[]> secrets;
    private final Networks proxies;
    private final SingleSignOnMeters meters;

    SingleSignOn(SingleSignOnSettings settings, Secrets secrets, SingleSignOnMeters meters) {
        var values = secrets.values(VARIABLE);
        if (values.stream().anyMatch(value -> value.length() < SHORTEST_SECRET)) {
            throw new IdentityMisconfigured(
                    VARIABLE + " must have at least " + SHORTEST_SECRET + " characters.",
                    "Generate one with openssl rand -hex 32, and give the proxy the same.");
        }
        if (!values.isEmpty() && settings.proxies().isEmpty()) {
            throw new IdentityMisconfigured(
                    "Single sign-on is on, but PORTAL_SSO_PROXIES names no proxy.",
                    "Set it to the address of the proxy, e.g. 172.30.7.10.");
        }
        this.secrets = values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.proxies = new Networks(
                settings.proxies(),
                "PORTAL_SSO_PROXIES lists addresses and networks such as 172.30.7.10,10.1.0.0/16, but has \"%s\".");
        this.meters = meters;
    }

    /** Reads a request once, however often it is asked. */
    ProxyIdentity read(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof ProxyIdentity known) {
            return known;
        }
        var identity = readHeaders(request);
        request.setAttribute(READ, identity);
        return identity;
    }

    @Override
    public Optional<String> subject(HttpServletRequest request) {
        return read(request) instanceof ProxyIdentity.Named(var person)
                ? Optional.of(person.subject())
                : Optional.empty();
    }

    private ProxyIdentity readHeaders(HttpServletRequest request) {
        if (secrets.isEmpty()
                || Stream.concat(Stream.of(SECRET), PERSON.stream())
                        .allMatch(name -> request.getHeader(name) == null)) {
            return new ProxyIdentity.Absent();
        }
        if (!(request.getAttribute(PeerValve.PEER) instanceof String peer) || !proxies.contains(peer)) {
            meters.ignored(Ignored.PEER, request);
            return new ProxyIdentity.Absent();
        }
        if (!isSecret(values(request, SECRET))) {
            meters.ignored(Ignored.SECRET, request);
            return new ProxyIdentity.Absent();
        }
        if (request.getHeader(SUBJECT) == null) {
            return new ProxyIdentity.Nobody();
        }
        var person = person(request);
        if (person.isEmpty()) {
            meters.ignored(Ignored.MALFORMED, request);
            return new ProxyIdentity.Nobody();
        }
        return new ProxyIdentity.Named(person.get());
    }

    private boolean isSecret(List<String> presented) {
        var valid = false;
        for (var secret : secrets) {
            valid |= presented.size() == 1
                    && MessageDigest.isEqual(secret, presented.getFirst().getBytes(StandardCharsets.ISO_8859_1));
        }
        return valid;
    }

    private static Optional<ProviderIdentity> person(HttpServletRequest request) {
        if (PERSON.stream().anyMatch(name -> values(request, name).size() > 1)) {
            return Optional.empty();
        }
        try {
            var subject = decoded(request.getHeader(SUBJECT));
            if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || SafeText.hasHidden(subject)) {
                return Optional.empty();
            }
            return Optional.of(new ProviderIdentity(
                    subject,
                    decoded(request.getHeader(USER_NAME)),
                    mail(decoded(request.getHeader(MAIL))),
                    groups(decoded(request.getHeader(GROUPS)))));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static String decoded(@Nullable String header) throws CharacterCodingException {
        return header == null ? "" : Utf8Headers.decoded(header);
    }

    /** Only for display, so one that cannot be shown is as good as none. */
    private static @Nullable String mail(String mail) {
        return mail.isBlank() || mail.length() > LONGEST_MAIL || SafeText.hasHidden(mail) ? null : mail;
    }

    /** Without trimming: a space belongs to a name, and the group {@code a, portal-admins} makes nobody an admin. */
    private static Set<String> groups(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
    }
}
