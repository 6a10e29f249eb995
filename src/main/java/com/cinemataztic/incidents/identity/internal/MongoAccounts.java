package com.cinemataztic.incidents.identity.internal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Repository;

@Repository
class MongoAccounts implements Accounts {

    private final MongoCollection<Document> accounts;

    MongoAccounts(MongoDatabase database) {
        this.accounts = database.getCollection("accounts");
    }

    @Override
    public Optional<Account> find(String name) {
        return Mongo.ask(
                "read an account",
                () -> Optional.ofNullable(accounts.find(eq("_id", name)).first())
                        .map(MongoAccounts::read));
    }

    @Override
    public List<Account> all() {
        var all = Mongo.ask(
                "read the accounts",
                () -> accounts.find().map(MongoAccounts::read).into(new ArrayList<>()));
        all.sort(Comparator.comparing(Account::name, String.CASE_INSENSITIVE_ORDER));
        return all;
    }

    @Override
    public boolean add(Account account) {
        return Mongo.ask("add an account", () -> {
            try {
                accounts.insertOne(write(account));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean replace(Account held, Account changed) {
        var id = eq("_id", held.name());
        var guard = held.version() == 0 ? id : and(id, eq("version", held.version()));
        return Mongo.ask("change an account", () -> accounts.replaceOne(guard, write(changed)))
                        .getMatchedCount()
                > 0;
    }

    private static Document write(Account account) {
        return new Document("_id", account.name())
                .append("passwordHash", account.passwordHash())
                .append("role", account.role().name())
                .append(
                        "regions",
                        account.regions().stream().map(RegionId::value).sorted().toList())
                .append("enabled", account.enabled())
                .append("version", account.version())
                .append("sessionsFrom", account.sessionsFrom());
    }

    private static Account read(Document document) {
        return new Account(
                document.getString("_id"),
                document.getString("passwordHash"),
                Role.valueOf(document.getString("role")),
                document.getList("regions", String.class).stream()
                        .map(RegionId::new)
                        .collect(Collectors.toSet()),
                document.getBoolean("enabled"),
                document.getInteger("version", 0),
                document.getInteger("sessionsFrom", 0));
    }
}
