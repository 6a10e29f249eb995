package com.cinemataztic.incidents.identity.tokens;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.IdentityMisconfigured;
import com.cinemataztic.incidents.platform.text.Base64Url;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.GeneratedSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Mints and checks the short-lived tokens of elements embedded in other sites. An embed token reads one region. Names of
 * people and history are rights that it has only if its minter asks for them. It is signed, not stored. It names the
 * token that minted it, and is valid only while that one is and may mint.
 */
@Service
public class EmbedTokens {

    /** How long an embed token is valid unless its minter says otherwise. */
    public static final int USUAL_MINUTES = 10;

    /** The longest that an embed token can be valid. */
    public static final int MOST_MINUTES = 60;

    static final String PREFIX = "cie_";

    private static final String KEY = "PORTAL_EMBED_KEY";
    private static final int SHORTEST_KEY = 32;
    private static final int LONGEST = 1000;
    private static final int ID_BYTES = 8;
    /** The first field of a token that says which rights it has. One without begins with its id, and has none. */
    private static final String VERSION = "2";

    private static final String NAMES = "names";
    private static final String HISTORY = "history";
    private static final int FIELDS = 7;
    private static final int OLD_FIELDS = 5;
    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9.-]{1,200}|\\[[0-9a-f:.]{2,45}\\])(:[0-9]{1,5})?");

    private final List<byte[]> keys;
    private final ConfiguredTokens configured;
    private final ActiveTokens active;
    private final RegionDirectory regions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** The first key signs. Each of them is accepted, so that a key can be replaced without a gap. */
    EmbedTokens(
            GeneratedSecrets secrets,
            ConfiguredTokens configured,
            ActiveTokens active,
            RegionDirectory regions,
            Clock clock) {
        this.keys =
                secrets.values(KEY, "embed-key").stream().map(EmbedTokens::key).toList();
        this.configured = configured;
        this.active = active;
        this.regions = regions;
        this.clock = clock;
    }

    private static byte[] key(String secret) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IdentityMisconfigured(
                    KEY + " must have at least " + SHORTEST_KEY + " characters.",
                    "Set a longer one, or none to have one generated.");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The result of minting. */
    public sealed interface Outcome {

        /** @param token what the element sends */
        record Minted(String token, RegionId region, Instant expiresAt) implements Outcome {
            @Override
            public String toString() {
                return "Minted[" + region + "]";
            }
        }

        /** Only tokens with {@link Scope#EMBED_MINT} mint. */
        record NotAllowed() implements Outcome {}

        /** There is no such region, or the minting token may not see it. */
        record NoSuchRegion() implements Outcome {}

        /** The origin is not one such as {@code https://cinema.example}. */
        record BadOrigin() implements Outcome {}

        /** The lifetime is not 1 to {@value #MOST_MINUTES} minutes. */
        record BadLifetime() implements Outcome {}
    }

    /**
     * Mints an embed token.
     *
     * @param origin the only site whose pages may use it; null: any
     * @param reads what it reads beside live tickets
     */
    public Outcome mint(Actor minter, RegionId region, @Nullable String origin, int minutes, Actor.Embed reads) {
        var name = minter.token();
        var rights = name == null ? Optional.<Actor>empty() : minter(name);
        if (name == null || rights.isEmpty()) {
            return new Outcome.NotAllowed();
        }
        if (!regions.knows(region) || !reads(rights.get(), region)) {
            return new Outcome.NoSuchRegion();
        }
        if (origin != null && !ORIGIN.matcher(origin).matches()) {
            return new Outcome.BadOrigin();
        }
        if (minutes < 1 || minutes > MOST_MINUTES) {
            return new Outcome.BadLifetime();
        }
        var expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(minutes));
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var text = String.join(
                "|",
                VERSION,
                HexFormat.of().formatHex(id),
                name,
                region.value(),
                String.valueOf(expiresAt.getEpochSecond()),
                words(reads),
                origin == null ? "" : origin);
        var content = Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
        return new Outcome.Minted(
                PREFIX + content + "." + Base64Url.encode(sign(keys.getFirst(), content)), region, expiresAt);
    }

    /**
     * Finds the holder of an embed token.
     *
     * @param origin the site whose page sends it; null if the request names none
     */
    Optional<TokenCaller> find(String token, @Nullable String origin) {
        var dot = token.indexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        var content = token.substring(PREFIX.length(), dot);
        return Base64Url.decode(token.substring(dot + 1))
                .filter(signature ->
                        keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, content), signature)))
                .flatMap(signature -> Base64Url.decode(content))
                .map(bytes -> Content.read(new String(bytes, StandardCharsets.UTF_8)))
                .filter(signed -> signed.origin().isEmpty() || signed.origin().equals(origin))
                .map(this::caller)
                .filter(caller -> caller.now().isPresent());
    }

    private TokenCaller caller(Content signed) {
        return new TokenCaller(
                "embed:" + signed.id(),
                Set.of(Scope.EMBED),
                () -> minter(signed.minter())
                        .filter(rights -> reads(rights, signed.region())
                                && clock.instant().isBefore(signed.expiresAt()))
                        .map(rights -> Actor.embed(signed.id(), signed.region(), signed.minter(), signed.reads())));
    }

    /** What a signature vouches for. */
    private record Content(
            String id, String minter, RegionId region, Instant expiresAt, Actor.Embed reads, String origin) {

        static Content read(String text) {
            if (!text.startsWith(VERSION + "|")) {
                var old = text.split("\\|", OLD_FIELDS);
                return new Content(old[0], old[1], new RegionId(old[2]), moment(old[3]), Actor.Embed.LIVE, old[4]);
            }
            var fields = text.split("\\|", FIELDS);
            var words = List.of(fields[5].split(","));
            return new Content(
                    fields[1],
                    fields[2],
                    new RegionId(fields[3]),
                    moment(fields[4]),
                    new Actor.Embed(words.contains(NAMES), words.contains(HISTORY)),
                    fields[6]);
        }

        private static Instant moment(String seconds) {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        }
    }

    private static String words(Actor.Embed reads) {
        return Stream.of(reads.names() ? NAMES : "", reads.history() ? HISTORY : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** @return the present rights of the token of that name; empty unless it is valid and may mint */
    private Optional<Actor> minter(String name) {
        return active.named(name)
                .filter(token -> Scope.withIncluded(token.scopes()).contains(Scope.EMBED_MINT))
                .map(ApiToken::actor)
                .or(() -> configured.minter(name));
    }

    /** What is unassigned is monitoring's own and no other site's business. */
    private static boolean reads(Actor minter, RegionId region) {
        return minter.maySee(region) && !region.equals(RegionId.UNASSIGNED);
    }

    private static byte[] sign(byte[] key, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
