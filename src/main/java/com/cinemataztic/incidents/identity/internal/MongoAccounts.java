package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoAccounts implements Accounts {

    private static final String SUBJECT = "subject";

    private final StoredCollection<AccountDocument> accounts;

    MongoAccounts(StoredDocuments documents) {
        this.accounts = documents.of(AccountDocument.class);
        // Enforces one account per person. Local accounts lack the field, hence sparse.
        Mongo.ask(
                "make the index of accounts",
                () -> accounts.collection()
                        .createIndex(
                                Indexes.ascending(SUBJECT),
                                new IndexOptions().unique(true).sparse(true)));
    }

    @Override
    public Optional<Account> find(String name) {
        return Mongo.ask("read an account", () -> accounts.byId(name, AccountDocument::toAccount));
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        var query = new Query(Criteria.where(SUBJECT).is(subject)).limit(1);
        return Mongo.ask("read an account", () -> accounts.find(query, AccountDocument::toAccount)).stream()
                .findFirst();
    }

    @Override
    public List<Account> all() {
        var all = Mongo.ask("read the accounts", () -> accounts.all(AccountDocument::toAccount));
        all.sort(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER));
        return all;
    }

    @Override
    public boolean add(Account account) {
        return Mongo.ask("add an account", () -> accounts.add(AccountDocument.of(account)));
    }

    @Override
    public boolean replace(Account held, Account changed) {
        var name = Criteria.where("id").is(held.name());
        var guard = held.version() == 0 ? name : name.and("version").is(held.version());
        return Mongo.ask("change an account", () -> accounts.replace(new Query(guard), AccountDocument.of(changed)));
    }
}
