package com.cinemataztic.incidents.identity.tokens.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.tokens.EmbedTokens;
import com.cinemataztic.incidents.platform.web.JsonBody;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mints embed tokens for the servers of sites that show a region's tickets. */
@RestController
class EmbedTokenController {

    private static final int LONGEST_BODY = 2 * 1024;

    private final EmbedTokens tokens;
    private final CurrentActor currentActor;

    EmbedTokenController(EmbedTokens tokens, CurrentActor currentActor) {
        this.tokens = tokens;
        this.currentActor = currentActor;
    }

    /** An embed token. */
    record EmbedTokenAnswer(String token, String region, Instant expiresAt) {}

    /**
     * An embed token to mint.
     *
     * @param origin the only site whose pages may use it; none: any
     * @param minutes how long it is valid
     * @param names whether it reads names of people and what people wrote for each other; none: it does not
     * @param history whether it reads closed tickets; none: it does not
     */
    record NewEmbedToken(
            String region,
            @Nullable String origin,
            @Nullable Integer minutes,
            @Nullable Boolean names,
            @Nullable Boolean history) {}

    @Operation(
            operationId = "mintEmbedToken",
            summary = "Mint a short-lived token that reads one region",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = NewEmbedToken.class))))
    @PostMapping("/api/embed-tokens")
    ResponseEntity<?> mint(HttpServletRequest request) throws IOException {
        var body = JsonBody.read(request, LONGEST_BODY, JsonBody.fields(NewEmbedToken.class));
        var region = RegionId.parse(body.required("region"))
                .orElseThrow(() -> body.invalid("region", "region is an id such as new-zealand."));
        var minutes = Optional.ofNullable(body.integer("minutes")).orElse(EmbedTokens.USUAL_MINUTES);
        var reads = new Actor.Embed(body.flag("names"), body.flag("history"));
        var minter = currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the token is no longer valid"));
        return switch (tokens.mint(minter, region, body.text("origin"), minutes, reads)) {
            case EmbedTokens.Outcome.Minted(var token, var of, var expiresAt) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new EmbedTokenAnswer(token, of.value(), expiresAt));
            case EmbedTokens.Outcome.NotAllowed() ->
                problem(HttpStatus.FORBIDDEN, "not-allowed", "Only a token with embed:mint mints embed tokens.");
            case EmbedTokens.Outcome.NoSuchRegion() ->
                problem(
                        HttpStatus.NOT_FOUND,
                        "no-such-region",
                        "There is no region with that id, or your token may not see it.");
            case EmbedTokens.Outcome.BadOrigin() ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-origin",
                        "origin is a scheme, a host in lower case and, if unusual, a port: https://cinema.example.");
            case EmbedTokens.Outcome.BadLifetime() ->
                problem(HttpStatus.BAD_REQUEST, "bad-minutes", "minutes is 1 to " + EmbedTokens.MOST_MINUTES + ".");
        };
    }

    private static ResponseEntity<?> problem(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status).body(Problem.of(status, slug, detail));
    }
}
