package com.cinemataztic.incidents.identity.sso;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.AccountSessions;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.sso.GroupRights.Granted;
import com.cinemataztic.incidents.identity.sso.GroupRights.None;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The accounts of people who sign in at the identity provider. An account belongs to one subject for good. It appears
 * when its subject is first seen, and follows the subject's groups. It is never merged with an account that has the same
 * name or mail address.
 */
@Service
public class ProviderAccounts {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProviderAccounts.class);

    /** More than the people who share a name and are first seen at the same moment. */
    private static final int ATTEMPTS = 200;

    private static final Pattern HIDDEN = Pattern.compile("\\p{C}+");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}._@+-]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private final Accounts accounts;
    private final AccountSessions sessions;
    private final SingleSignOnSettings settings;
    private final AuditLog audit;

    /** Subjects whose accounts were withdrawn, and who had no access since. No more than there are accounts. */
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    public ProviderAccounts(
            Accounts accounts, AccountSessions sessions, SingleSignOnSettings settings, AuditLog audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.audit = audit;
    }

    /** Whether a person has access. */
    public sealed interface Admission {

        /** The person has access with the rights of this account, which are those of the person's groups. */
        record Admitted(Account account) implements Admission {}

        /** The person has no access. */
        record Denied(SignOnDenial reason) implements Admission {}
    }

    /**
     * Finds, creates or changes the account of this person. Lost rights end its sessions.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable if the store does not answer
     */
    public Admission admit(ProviderIdentity person) {
        switch (settings.rights(person.groups())) {
            case None(var reason) -> {
                withdraw(person.subject());
                return new Admission.Denied(reason);
            }
            case Granted rights -> {
                var account = stored(() -> accounts.findBySubject(person.subject())
                        .map(held -> follow(held, rights, person.mail()))
                        .orElseGet(() -> create(person, rights)));
                withdrawn.remove(person.subject());
                return account.enabled()
                        ? new Admission.Admitted(account)
                        : new Admission.Denied(SignOnDenial.DISABLED);
            }
        }
    }

    /**
     * Takes from the account what its person's groups no longer give: nobody can assign tickets to it, and what its
     * person opened ends. Once for each time that the person had access: who is denied asks again and again.
     */
    private void withdraw(String subject) {
        if (!withdrawn.contains(subject) && accounts.findBySubject(subject).isPresent()) {
            stored(() -> accounts.findBySubject(subject).flatMap(held -> replace(held, held.withdraw())));
            withdrawn.add(subject);
        }
    }

    private Optional<Account> create(ProviderIdentity person, Granted rights) {
        var account = Account.provided(
                freeName(person.userName()), rights.role(), rights.regions(), person.subject(), person.mail());
        if (!audit.record(AccountDesk.addition(Actor.SYSTEM, account), () -> accounts.add(account))) {
            return Optional.empty();
        }
        LOGGER.info("Single sign-on added the account {} ({})", account.name(), account.role());
        return Optional.of(account);
    }

    private Optional<Account> follow(Account held, Granted rights, @Nullable String mail) {
        var same = held.role() == rights.role()
                && held.regions().equals(rights.regions())
                && Objects.equals(held.mail(), mail);
        if (same) {
            return Optional.of(held);
        }
        return replace(held, held.provide(rights.role(), rights.regions(), mail));
    }

    private Optional<Account> replace(Account held, Account changed) {
        var change = AccountDesk.replacement(Actor.SYSTEM, held, changed);
        if (!audit.record(change, () -> accounts.replace(held, changed))) {
            return Optional.empty();
        }
        LOGGER.info(
                "Single sign-on changed the account {}: {}, regions {}",
                changed.name(),
                changed.role(),
                changed.regions().isEmpty() ? "all" : changed.regions());
        return Optional.of(changed);
    }

    /** Repeats what another request or another portal got ahead of. */
    private Account stored(Supplier<Optional<Account>> attempt) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var account = attempt.get();
            if (account.isPresent()) {
                sessions.apply(account.get(), "");
                return account.get();
            }
        }
        throw new IllegalStateException("an account changed " + ATTEMPTS + " times in a row");
    }

    /** @return a name for timelines, like the user name but different from the names of all accounts in any case */
    private String freeName(String userName) {
        var taken = accounts.all().stream()
                .map(account -> account.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var name = cleaned(userName);
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? cut(name, Account.LONGEST_NAME) : numbered(name, "-" + n))
                .filter(Account::isName)
                .filter(each -> !taken.contains(each.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static String cleaned(String userName) {
        var name = HIDDEN.matcher(Normalizer.normalize(userName, Normalizer.Form.NFC))
                .replaceAll("");
        name = EDGES.matcher(NOT_IN_NAMES.matcher(name).replaceAll("-")).replaceAll("");
        return name.isEmpty() ? "person" : name;
    }

    private static String numbered(String name, String suffix) {
        return cut(name, Account.LONGEST_NAME - suffix.length()) + suffix;
    }

    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
