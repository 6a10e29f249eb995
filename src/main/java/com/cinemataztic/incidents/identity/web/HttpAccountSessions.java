package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountSessions;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The container's sessions by account. Each signed-in session holds an {@link Entry}, which registers itself here and
 * deregisters itself whenever and however the session ends.
 */
@Component
class HttpAccountSessions implements AccountSessions {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpAccountSessions.class);
    private static final String ENTRY = HttpAccountSessions.class.getName();

    /** What somebody opened whom a proxy names lasts so long; the proxy is then asked for the person again. */
    private static final Duration LONGEST_UNASKED = Duration.ofMinutes(5);

    /** Longer texts of browsers are cut. */
    private static final int LONGEST_AGENT = 300;

    private final Clock clock;
    private final Map<String, Set<Entry>> open = new ConcurrentHashMap<>();

    /** The last state read of each account. */
    private final Map<String, Account> known = new ConcurrentHashMap<>();

    HttpAccountSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void apply(Account account, String except) {
        // Two threads may read an account and arrive here in reverse order; the later version wins.
        var newest =
                known.merge(account.name(), account, (held, read) -> read.version() >= held.version() ? read : held);
        open.getOrDefault(account.name(), Set.of()).forEach(entry -> {
            if (!except.isEmpty() && entry.isOf(except)) {
                entry.version = newest.version();
            } else if (!entry.holds(newest)) {
                entry.end();
            }
        });
    }

    @Override
    public void applyAll(Supplier<List<Account>> accounts) {
        var gone = new HashSet<>(known.keySet());
        accounts.get().forEach(account -> {
            gone.remove(account.name());
            apply(account, "");
        });
        gone.forEach(name -> {
            known.remove(name);
            open.getOrDefault(name, Set.of()).forEach(Entry::end);
        });
    }

    @Override
    public Caller caller(Account account) {
        var name = account.name();
        var entry = current();
        // Whom a proxy names may have no session: only the account counts.
        var held = entry != null ? entry : new Entry(name, account.version());
        var until = clock.instant().plus(LONGEST_UNASKED);
        return new Caller() {
            @Override
            public Optional<Actor> now() {
                return Optional.ofNullable(known.get(name)).filter(held::holds).map(Account::actor);
            }

            @Override
            public boolean mustAuthenticate() {
                return !account.isLocal() && !clock.instant().isBefore(until);
            }
        };
    }

    @Override
    public List<Open> open(String session) {
        return entries()
                .map(entry -> entry.describe(session))
                .sorted(Comparator.comparing(Open::account, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Open::seenAt, Comparator.reverseOrder()))
                .toList();
    }

    @Override
    public boolean end(String id) {
        var found = entries().filter(entry -> entry.id.equals(id)).findFirst();
        found.ifPresent(Entry::end);
        return found.isPresent();
    }

    private Stream<Entry> entries() {
        return open.values().stream().flatMap(Set::stream);
    }

    /** Notes where a session was last used. */
    void seen(HttpSession session, HttpServletRequest request) {
        if (session.getAttribute(ENTRY) instanceof Entry entry) {
            entry.seenAt = clock.instant();
            entry.address = RemoteAddress.text(request.getRemoteAddr());
            entry.agent = SafeText.line(request.getHeader(HttpHeaders.USER_AGENT), LONGEST_AGENT);
        }
    }

    private static @Nullable Entry current() {
        var session = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getSession(false)
                : null;
        return session == null ? null : (Entry) session.getAttribute(ENTRY);
    }

    /**
     * Registers a new session.
     *
     * @return whether the session is still valid
     */
    boolean holds(HttpSession session, SignedIn who) {
        var entry = (Entry) session.getAttribute(ENTRY);
        if (entry == null) {
            entry = new Entry(who.getUsername(), who.version());
            session.setAttribute(ENTRY, entry);
        }
        return entry.holds(known.get(who.getUsername()));
    }

    private final class Entry implements HttpSessionBindingListener {

        private final String id = UUID.randomUUID().toString();
        private final String name;
        private final Instant since = clock.instant();
        private volatile Instant seenAt = since;
        private volatile String address = "";
        private volatile String agent = "";
        private volatile int version;
        private volatile @Nullable HttpSession session;
        private volatile boolean ended;

        Entry(String name, int version) {
            this.name = name;
            this.version = version;
        }

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            session = event.getSession();
            open.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(this);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            ended = true;
            open.computeIfPresent(name, (_, entries) -> {
                entries.remove(this);
                return entries.isEmpty() ? null : entries;
            });
        }

        boolean holds(@Nullable Account account) {
            return !ended && account != null && account.enabled() && version >= account.sessionsFrom();
        }

        boolean isOf(String sessionId) {
            var mine = session;
            return mine != null && mine.getId().equals(sessionId);
        }

        Open describe(String session) {
            return new Open(id, name, since, seenAt, address, agent, !session.isEmpty() && isOf(session));
        }

        void end() {
            var mine = session;
            if (mine == null) {
                return;
            }
            try {
                mine.invalidate();
                LOGGER.info("A session of {} was ended", name);
            } catch (IllegalStateException ended) {
                LOGGER.debug("A session of {} had ended already", name, ended);
            }
        }
    }
}
