package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.Scope;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.identity.tokens.TokenRejection;
import com.cinemataztic.incidents.platform.ui.Message;
import java.time.Instant;
import java.util.stream.Collectors;

/** Words about tokens. */
final class TokenTexts {

    private TokenTexts() {}

    static String state(ApiToken token, Instant now) {
        if (token.revokedAt() != null) {
            return text("tokens.state.revoked");
        }
        if (!token.isValid(now)) {
            return text("tokens.state.expired");
        }
        return text(token.secrets().size() > 1 ? "tokens.state.two-secrets" : "tokens.state.active");
    }

    static String scopes(ApiToken token) {
        return token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(", "));
    }

    static String help(Scope scope) {
        return switch (scope) {
            case ALERTS_WRITE -> text("tokens.scope.alerts-write");
            case TICKETS_READ, EMBED -> text("tokens.scope.tickets-read");
            case TICKETS_WRITE -> text("tokens.scope.tickets-write");
            case EMBED_MINT -> text("tokens.scope.embed-mint");
            case ADMIN -> text("tokens.scope.admin");
        };
    }

    static Message rejected(TokenRejection reason) {
        return new Message(sentence(reason), false);
    }

    private static String sentence(TokenRejection reason) {
        return switch (reason) {
            case NOT_ADMIN -> text("tokens.rejected.not-admin");
            case NAME_INVALID -> text("tokens.rejected.name-invalid", ApiToken.LONGEST_NAME);
            case NAME_TAKEN -> text("tokens.rejected.name-taken");
            case NO_SCOPE -> text("tokens.rejected.no-scope");
            case REGION_INVALID -> text("tokens.rejected.region-invalid");
            case ADMIN_REGIONS -> text("tokens.rejected.admin-regions");
            case LIFETIME_INVALID -> text("tokens.rejected.lifetime-invalid", TokenDesk.MOST_DAYS);
            case TOO_MANY -> text("tokens.rejected.too-many");
            case NO_SUCH_TOKEN -> text("tokens.rejected.no-such-token");
            case NOT_VALID -> text("tokens.rejected.not-valid");
            case TWO_SECRETS -> text("tokens.rejected.two-secrets");
            case ONE_SECRET -> text("tokens.rejected.one-secret");
            case CHANGED -> text("tokens.rejected.changed");
        };
    }
}
