package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.AccountRejection;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.ui.Message;

/** Words about accounts that several pages show. */
final class AccountTexts {

    private AccountTexts() {}

    static String role(Role role) {
        return switch (role) {
            case VIEWER -> text("accounts.role.viewer");
            case OPERATOR -> text("accounts.role.operator");
            case ADMIN -> text("accounts.role.admin");
        };
    }

    static Message rejected(AccountRejection reason) {
        return new Message(sentence(reason), false);
    }

    private static String sentence(AccountRejection reason) {
        return switch (reason) {
            case NOT_ADMIN -> text("accounts.rejected.not-admin");
            case PASSWORD_LENGTH ->
                text("accounts.rejected.password-length", AccountDesk.SHORTEST_PASSWORD, AccountDesk.LONGEST_PASSWORD);
            case NAME_INVALID -> text("accounts.rejected.name-invalid");
            case NAME_TAKEN -> text("accounts.rejected.name-taken");
            case TOO_MANY_ATTEMPTS -> text("page.too-many-attempts");
            case ADMIN_REGIONS -> text("accounts.rejected.admin-regions");
            case OWN_RIGHTS -> text("accounts.rejected.own-rights");
            case NO_SUCH_ACCOUNT -> text("accounts.rejected.no-such-account");
            case DISABLED -> text("accounts.rejected.disabled");
            case WRONG_PASSWORD -> text("accounts.rejected.wrong-password");
            case SAME_PASSWORD -> text("accounts.rejected.same-password");
            case PROVIDED -> text("accounts.rejected.provided");
            case CHANGED -> text("accounts.rejected.changed");
        };
    }
}
