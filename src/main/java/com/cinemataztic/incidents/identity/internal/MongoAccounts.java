package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoAccounts implements Accounts {

    private final StoredCollection<AccountDocument> accounts;

    MongoAccounts(StoredDocuments documents) {
        this.accounts = documents.of(AccountDocument.class);
    }

    @Override
    public Optional<Account> find(String name) {
        return Mongo.ask("read an account", () -> accounts.byId(name, AccountDocument::toAccount));
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
