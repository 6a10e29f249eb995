package com.cinemataztic.incidents.identity.tokens.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.identity.tokens.TokenRejection;
import com.cinemataztic.incidents.platform.web.JsonBody;
import com.cinemataztic.incidents.platform.web.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens, for admins. A secret is in the answer that makes it and in no other. */
@RestController
class TokenController {

    private static final int LONGEST_BODY = 16 * 1024;
    private static final int MOST_REGIONS = 500;

    private final TokenDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    TokenController(TokenDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** All tokens, revoked ones included, sorted by name. */
    record TokensAnswer(List<TokenAnswer> items) {}

    @Operation(operationId = "listTokens", summary = "All tokens, revoked ones included")
    @GetMapping("/api/tokens")
    TokensAnswer list() {
        var now = clock.instant();
        return new TokensAnswer(desk.all(actor()).stream()
                .map(token -> TokenAnswer.of(token, now, null))
                .toList());
    }

    /**
     * A token to make.
     *
     * @param regions the ids of its regions; none: all
     * @param days how long it is valid
     */
    record NewToken(
            String name,
            List<String> scopes,
            @Nullable List<String> regions,
            @Nullable Integer days) {}

    @Operation(
            operationId = "createToken",
            summary = "Make a token; the answer has its secret",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = NewToken.class))))
    @PostMapping("/api/tokens")
    ResponseEntity<?> create(HttpServletRequest request) throws IOException {
        var body = JsonBody.read(request, LONGEST_BODY, List.of("name", "scopes", "regions", "days"));
        var days = Optional.ofNullable(body.integer("days")).orElse(TokenDesk.USUAL_DAYS);
        return answer(
                desk.create(
                        actor(),
                        body.required("name"),
                        all(body, "scopes", Scope.grantable().size(), Scope::parse),
                        all(body, "regions", MOST_REGIONS, RegionId::parse),
                        days),
                HttpStatus.CREATED);
    }

    /** Gives the token a second secret; the old one stays valid until it is revoked. */
    @Operation(operationId = "rotateToken", summary = "Make a second secret, valid beside the first")
    @PostMapping("/api/tokens/{name}/rotate")
    ResponseEntity<?> rotate(@PathVariable String name) {
        return answer(desk.rotate(actor(), name), HttpStatus.OK);
    }

    /** Ends a rotation. */
    @Operation(operationId = "revokeOldSecret", summary = "End a rotation: only the new secret stays valid")
    @DeleteMapping("/api/tokens/{name}/old-secret")
    ResponseEntity<?> revokeOldSecret(@PathVariable String name) {
        return answer(desk.revokeOldSecret(actor(), name), HttpStatus.OK);
    }

    @Operation(operationId = "revokeToken", summary = "Revoke a token and every embed token that it minted")
    @DeleteMapping("/api/tokens/{name}")
    ResponseEntity<?> revoke(@PathVariable String name) {
        return answer(desk.revoke(actor(), name), HttpStatus.OK);
    }

    private ResponseEntity<?> answer(TokenDesk.Outcome outcome, HttpStatus issued) {
        return switch (outcome) {
            case TokenDesk.Outcome.Issued(var token, var secret) ->
                ResponseEntity.status(issued)
                        .cacheControl(CacheControl.noStore())
                        .body(TokenAnswer.of(token, clock.instant(), secret));
            case TokenDesk.Outcome.Done(var token) -> ResponseEntity.ok(TokenAnswer.of(token, clock.instant(), null));
            case TokenDesk.Outcome.Rejected(var reason) ->
                ResponseEntity.status(status(reason)).body(Problem.of(status(reason), reason.word(), sentence(reason)));
        };
    }

    private static HttpStatus status(TokenRejection reason) {
        return switch (reason) {
            case NOT_ADMIN -> HttpStatus.FORBIDDEN;
            case NAME_INVALID, NO_SCOPE, REGION_INVALID, ADMIN_REGIONS, LIFETIME_INVALID -> HttpStatus.BAD_REQUEST;
            case NO_SUCH_TOKEN -> HttpStatus.NOT_FOUND;
            case NAME_TAKEN, TOO_MANY, NOT_VALID, TWO_SECRETS, ONE_SECRET, CHANGED -> HttpStatus.CONFLICT;
        };
    }

    private static String sentence(TokenRejection reason) {
        return switch (reason) {
            case NOT_ADMIN -> "Only admins manage tokens.";
            case NAME_INVALID ->
                "name has 2 to " + ApiToken.LONGEST_NAME
                        + " lower-case letters, digits or hyphens, and is none of system, api, alertmanager.";
            case NO_SCOPE -> "scopes lists at least one of " + words() + ".";
            case REGION_INVALID -> "regions lists regions that exist and that you may see yourself.";
            case ADMIN_REGIONS -> "A token with the scope admin has all regions. Leave regions out.";
            case LIFETIME_INVALID -> "days is 1 to " + TokenDesk.MOST_DAYS + ".";
            case NAME_TAKEN -> "Another token has or had this name. A name is used only once.";
            case TOO_MANY -> "There are too many tokens.";
            case NO_SUCH_TOKEN -> "There is no token with that name, or you may not see all of its regions.";
            case NOT_VALID -> "The token was revoked or has expired. Make a new one.";
            case TWO_SECRETS -> "The token has two secrets already. Revoke the old one first.";
            case ONE_SECRET -> "The token has only one secret. Revoke the token, or rotate it first.";
            case CHANGED -> "Somebody else changed this token meanwhile. Nothing was changed.";
        };
    }

    private static String words() {
        return String.join(", ", Scope.grantable().stream().map(Scope::word).toList());
    }

    private static <T> Set<T> all(JsonBody body, String field, int most, Function<String, Optional<T>> parse) {
        var all = new LinkedHashSet<T>();
        for (var text : body.texts(field, most)) {
            all.add(parse.apply(text)
                    .orElseThrow(() -> body.invalid(
                            field,
                            field.equals("scopes")
                                    ? "scopes lists some of " + words() + "."
                                    : "regions lists ids such as new-zealand.")));
        }
        return all;
    }

    private Actor actor() {
        return currentActor
                .get()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("the account is closed"));
    }
}
