package com.cinemataztic.incidents.notifications.takelink;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.RateLimiter;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.DeskBusy;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Creates and redeems take links, by which the recipient of a mail takes its ticket without signing in. A link is
 * signed, for one ticket and one person, expires, and works once.
 */
@Service
public class TakeLink {

    /** The path of the links, followed by the token. */
    public static final String PATH = "take/";

    /** Precedes the name in timelines: the ticket was taken with the mail alone, which proves less than a sign-in. */
    public static final String BY_MAIL = "mail:";

    private static final Logger LOGGER = LoggerFactory.getLogger(TakeLink.class);

    private static final int SHORTEST_KEY = 32;
    private static final int NONCE_BYTES = 16;

    /** Requests for one link: more than any number of mail scanners and people cause. */
    private static final int A_MINUTE = 60;

    /** Requests with an invalid token, all together: checking one costs a hash and never a store access. */
    private static final int FORGED_A_MINUTE = 600;

    private final PublicUrl publicUrl;
    private final UsedLinks used;
    private final TicketQueue queue;
    private final TicketDesk desk;
    private final MailSettings settings;
    private final Clock clock;
    private final List<byte[]> keys;
    private final RateLimiter links;
    private final RateLimiter forgeries;
    private final SecureRandom random = new SecureRandom();

    TakeLink(
            PublicUrl publicUrl,
            UsedLinks used,
            TicketQueue queue,
            TicketDesk desk,
            MailSettings settings,
            GeneratedSecrets secrets,
            Clock clock) {
        this.publicUrl = publicUrl;
        this.used = used;
        this.queue = queue;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.keys = secrets.values("PORTAL_TAKE_KEY", "take-key").stream()
                .map(TakeLink::key)
                .toList();
        this.links = new RateLimiter(A_MINUTE, clock);
        this.forgeries = new RateLimiter(FORGED_A_MINUTE, clock);
    }

    /**
     * @return an address by which this person takes that ticket, until {@link MailSettings#takeLinkValid()} has passed
     */
    public URI link(TicketId ticket, MailAddress recipient) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var token = new TakeToken(
                ticket,
                recipient,
                clock.instant().plus(settings.takeLinkValid()),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        return publicUrl.under(PATH + token.signed(keys.getFirst()));
    }

    /** Reports what the link would do, and changes nothing: mail scanners open every link. */
    public TakeAnswer preview(String token) {
        return answer(token, this::standing);
    }

    /**
     * Takes the ticket, if the link is still valid.
     *
     * @param version the version of the ticket that the person saw
     */
    public TakeAnswer take(String token, int version) {
        return answer(token, link -> {
            var standing = standing(link);
            return standing instanceof TakeAnswer.Offer ? take(link, version) : standing;
        });
    }

    private TakeAnswer answer(String token, Function<TakeToken, TakeAnswer> honour) {
        var read = TakeToken.read(token, keys);
        if (read.isEmpty()) {
            return forgeries.allows("") ? new TakeAnswer.Forged() : new TakeAnswer.TooOften();
        }
        var link = read.get();
        if (!links.allows(link.nonce())) {
            return new TakeAnswer.TooOften();
        }
        if (!clock.instant().isBefore(link.expiresAt())) {
            return new TakeAnswer.Expired(link.ticket());
        }
        try {
            return honour.apply(link);
        } catch (StoreUnavailable | DeskBusy unavailable) {
            LOGGER.warn("The link to {} can't be honoured now: {}", link.ticket(), unavailable.getMessage());
            return new TakeAnswer.Busy();
        }
    }

    /** Marks the link used before it takes the ticket: of many simultaneous presses, one reaches the ticket desk. */
    private TakeAnswer take(TakeToken link, int version) {
        if (!use(link)) {
            return new TakeAnswer.Used(link.ticket());
        }
        return switch (apply(link, version)) {
            case Outcome.Done(var ticket) -> new TakeAnswer.Taken(ticket);
            case Outcome.Conflict refused -> standing(refused.current(), link);
            case Outcome.NotAllowed(var current, var reason) -> new TakeAnswer.NotAllowed(current, reason);
            case Outcome.NotRestored rejected -> new TakeAnswer.NotAllowed(rejected.current(), rejected.sentence());
            case Outcome.NotFound(var id) -> new TakeAnswer.Gone(id);
            case Outcome.Unknown(var id, var readBack) ->
                readBack == null || readBack.state() == State.OPEN
                        ? new TakeAnswer.Unknown(id, readBack)
                        : standing(readBack, link);
        };
    }

    /**
     * If the store does not confirm the use, nothing was taken. The link is given back, so the next try does not find
     * it used.
     */
    private boolean use(TakeToken link) {
        try {
            return used.use(link.nonce(), link.expiresAt());
        } catch (StoreUnavailable unavailable) {
            giveBack(link);
            throw unavailable;
        }
    }

    /** Gives the link back before the answer, unless the ticket was certainly taken. */
    private Outcome apply(TakeToken link, int version) {
        var taken = false;
        try {
            var outcome = desk.applyWithScreens(link.ticket(), version, new Transition.Take(), actor(link), false)
                    .ticket();
            taken = outcome instanceof Outcome.Done;
            return outcome;
        } finally {
            if (!taken) {
                giveBack(link);
            }
        }
    }

    /** A link that can't be given back must not hide the outcome of the click. */
    private void giveBack(TakeToken link) {
        try {
            used.giveBack(link.nonce());
        } catch (StoreUnavailable unavailable) {
            LOGGER.warn(
                    "A link to {} took nothing and is used up all the same: {}",
                    link.ticket(),
                    unavailable.getMessage());
        }
    }

    private TakeAnswer standing(TakeToken link) {
        return queue.find(link.ticket(), actor(link))
                .map(ticket -> standing(ticket, link))
                .orElseGet(() -> new TakeAnswer.Gone(link.ticket()));
    }

    private TakeAnswer standing(Ticket ticket, TakeToken link) {
        return switch (ticket.state()) {
            case OPEN ->
                used.isUsed(link.nonce())
                        ? new TakeAnswer.Used(ticket.id())
                        : new TakeAnswer.Offer(ticket, link.recipient().called());
            case INPROGRESS ->
                actor(link).name().equals(ticket.assignee()) ? new TakeAnswer.Yours(ticket) : moved(ticket);
            case CLOSED -> moved(ticket);
        };
    }

    private static TakeAnswer moved(Ticket ticket) {
        return ticket.lastMove()
                .<TakeAnswer>map(move -> new TakeAnswer.Other(ticket, move.who(), move.at()))
                .orElseGet(() -> new TakeAnswer.Other(ticket, String.valueOf(ticket.assignee()), ticket.updatedAt()));
    }

    private static Actor actor(TakeToken link) {
        return new Actor(BY_MAIL + link.recipient().called(), Role.OPERATOR, Set.of());
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        try {
            used.forget(clock.instant());
        } catch (StoreUnavailable unavailable) {
            LOGGER.warn("Used links could not be cleared away: {}", unavailable.getMessage());
        }
    }

    private static byte[] key(String secret) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("PORTAL_TAKE_KEY has at least " + SHORTEST_KEY + " characters");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
