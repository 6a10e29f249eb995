package com.cinemataztic.incidents.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts kept for as long as a test runs. */
final class AccountsInMemory implements Accounts {

    /** What happens just before the next account is replaced. */
    Runnable beforeReplace = () -> {};

    private final Map<String, Account> kept = new TreeMap<>();

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return kept.values().stream()
                .filter(account -> subject.equals(account.subject()))
                .findFirst();
    }

    @Override
    public List<Account> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public boolean add(Account account) {
        var subject = account.subject();
        return (subject == null || findBySubject(subject).isEmpty())
                && kept.putIfAbsent(account.name(), account) == null;
    }

    @Override
    public boolean replace(Account held, Account changed) {
        var before = beforeReplace;
        beforeReplace = () -> {};
        before.run();
        return kept.replace(held.name(), held, changed);
    }
}
