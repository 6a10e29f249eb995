package com.cinemataztic.incidents.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAccountsMongoTests {

    private static final Account OLGA = Account.create(
            "olga@cinema.example",
            "$argon2id$hash",
            Role.OPERATOR,
            Set.of(new RegionId("denmark"), new RegionId("new-zealand")),
            true);

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void anAccountComesBackAsItWasAfterARestart() {
        assertThat(accounts().add(OLGA)).isTrue();
        store.restart();
        assertThat(accounts().find(OLGA.name())).contains(OLGA);
        assertThat(accounts().find("Olga@cinema.example")).isEmpty();
        assertThat(accounts().find("nobody")).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsNotAddedAgain() {
        accounts().add(OLGA);
        assertThat(accounts().add(Account.create(OLGA.name(), "other", Role.ADMIN, Set.of(), true)))
                .isFalse();
        assertThat(accounts().find(OLGA.name())).contains(OLGA);
    }

    @Test
    void ofManyWhoAddTheSameNameAtOnceExactlyOneDoes() throws Exception {
        var accounts = accounts();
        Callable<Boolean> add = () -> accounts.add(OLGA);
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(Stream.generate(() -> add).limit(16).toList()))
                    .extracting(Future::resultNow)
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void ofManyWhoAddTheSamePersonUnderDifferentNamesExactlyOneDoes() throws Exception {
        var accounts = accounts();
        var numbers = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Boolean>) () -> accounts.add(provided("anna-" + i, "s-1")))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(numbers)).extracting(Future::resultNow).containsOnlyOnce(true);
        }
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void anAccountOfAPersonComesBackByTheSubject() {
        var anna = provided("anna", "s-1");
        accounts().add(OLGA);
        accounts().add(anna);
        accounts().add(provided("anna-2", "S-1"));
        store.restart();
        assertThat(accounts().findBySubject("s-1")).contains(anna);
        assertThat(accounts().findBySubject("s-2")).isEmpty();
        assertThat(stored(OLGA.name())).doesNotContainKeys("subject", "mail");
    }

    private static Account provided(String name, String subject) {
        return new Account(name, "", Role.VIEWER, Set.of(), true, 1, 1, subject, "anna@cinema.example");
    }

    @Test
    void aReplacedAccountIsThatAccountAndNoOtherIsMade() {
        accounts().add(OLGA);
        var closed = new Account(OLGA.name(), "new hash", Role.VIEWER, Set.of(), false, 2, 2, null, null);
        var nobody = Account.create("nobody", "hash", Role.ADMIN, Set.of(), true);
        assertThat(accounts().replace(OLGA, closed)).isTrue();
        assertThat(accounts().replace(nobody, nobody)).isFalse();
        assertThat(accounts().all()).containsExactly(closed);
    }

    @Test
    void anAccountThatWasChangedSinceItWasReadIsNotReplaced() {
        accounts().add(OLGA);
        var closed = new Account(OLGA.name(), OLGA.passwordHash(), Role.VIEWER, Set.of(), false, 2, 2, null, null);
        var rekeyed = new Account(OLGA.name(), "new hash", OLGA.role(), OLGA.regions(), true, 2, 2, null, null);
        assertThat(accounts().replace(OLGA, closed)).isTrue();
        assertThat(accounts().replace(OLGA, rekeyed)).isFalse();
        assertThat(accounts().all()).containsExactly(closed);
    }

    @Test
    void anAccountThatWasKeptBeforeChangesWereCountedIsReadAndReplaced() {
        store.database()
                .getCollection("accounts")
                .insertOne(new Document("_id", "old")
                        .append("passwordHash", "hash")
                        .append("role", "VIEWER")
                        .append("regions", List.of())
                        .append("enabled", true));
        var held = accounts().find("old").orElseThrow();
        assertThat(held.version()).isZero();
        var changed = new Account("old", "new hash", Role.VIEWER, Set.of(), true, 1, 1, null, null);
        assertThat(accounts().replace(held, changed)).isTrue();
        assertThat(accounts().find("old")).contains(changed);
    }

    @Test
    void accountsComeByNameWhateverTheirCase() {
        for (var name : new String[] {"Zoe", "anna", "Bo"}) {
            accounts().add(Account.create(name, "hash", Role.VIEWER, Set.of(), true));
        }
        assertThat(accounts().all()).extracting(Account::name).containsExactly("anna", "Bo", "Zoe");
    }

    @Test
    void aNameInTheFormOfAStoreIdStaysUnchanged() {
        var hexadecimal = Account.create("507f191e810c19729de860ea", "hash", Role.VIEWER, Set.of(), true);
        accounts().add(hexadecimal);
        assertThat(accounts().find(hexadecimal.name())).contains(hexadecimal);
        assertThat(stored(hexadecimal.name()).get("_id")).isEqualTo(hexadecimal.name());
    }

    @Test
    void itIsStoredByWordsThatAreWrittenDownAndWithTheVersionOfItsForm() {
        accounts().add(OLGA);
        assertThat(stored(OLGA.name()))
                .containsEntry("role", "operator")
                .containsEntry("schemaVersion", AccountDocument.VERSION)
                .doesNotContainKey("_class");
    }

    @Test
    void aRoleThatNobodyKnowsMayDoTheLeast() {
        store("later", "super-admin", 9);
        assertThat(accounts().find("later")).get().extracting(Account::role).isEqualTo(Role.VIEWER);
        assertThat(store.quarantine().entries()).isEmpty();
    }

    @Test
    void anAccountThatCannotBeReadCostsNoOther() {
        accounts().add(OLGA);
        store("x", "viewer", 2);
        assertThat(accounts().all()).containsExactly(OLGA);
        assertThat(accounts().find("x")).isEmpty();
        assertThat(store.quarantine().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.collection()).isEqualTo("accounts");
            assertThat(entry.id()).isEqualTo("x");
            assertThat(entry.reason()).contains("An account's name has 2 to 64");
        });
        assertThat(stored("x")).containsEntry("role", "viewer");
    }

    @Test
    void theRolesOfVersion1AreReadAndBroughtToTheWordsOfToday() {
        store("admin", "ADMIN", null);
        store("watcher", "VIEWER", null);
        assertThat(accounts().all()).extracting(Account::role).containsExactly(Role.ADMIN, Role.VIEWER);

        var upgrade = new RoleWordsUpgrade(store.documents());
        assertThat(upgrade.run()).isEqualTo(2);
        assertThat(upgrade.run()).isZero();

        assertThat(stored("admin")).containsEntry("role", "admin").containsEntry("schemaVersion", 2);
        assertThat(accounts().all()).extracting(Account::role).containsExactly(Role.ADMIN, Role.VIEWER);
    }

    private void store(String name, String role, @Nullable Integer schemaVersion) {
        var document = new Document("_id", name)
                .append("passwordHash", "hash")
                .append("role", role)
                .append("regions", List.of())
                .append("enabled", true);
        if (schemaVersion != null) {
            document.append("schemaVersion", schemaVersion);
        }
        store.database().getCollection("accounts").insertOne(document);
    }

    private Document stored(String name) {
        return Objects.requireNonNull(store.database()
                .getCollection("accounts")
                .find(new Document("_id", name))
                .comment(ShapeRecorder.BY_A_TEST)
                .first());
    }

    @Test
    void aStoreThatIsDownIsSaidToBe() {
        var accounts = new MongoAccounts(stoppable.documents());
        stoppable.stopServer();
        assertThatThrownBy(() -> accounts.find("olga")).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> accounts.add(OLGA)).isInstanceOf(StoreUnavailable.class);
    }

    private MongoAccounts accounts() {
        return new MongoAccounts(store.documents());
    }
}
