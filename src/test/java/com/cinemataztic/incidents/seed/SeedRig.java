package com.cinemataztic.incidents.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.oncall.Rotas;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.KnownShapes;
import com.cinemataztic.incidents.support.TempData;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The beans of the command, over an empty store, and a folder with the four files. */
@SpringJUnitConfig(
        classes = SeedBeans.class,
        initializers = {
            ConfigDataApplicationContextInitializer.class,
            TempData.class,
            KnownShapes.class,
            SeedRig.AsInTheCommand.class
        })
@ExtendWith(KnownShapes.class)
@SuppressWarnings("NullAway.Init") // Spring and JUnit set the fields before anything else.
abstract class SeedRig {

    static final String PASSWORD = "a-first-password";
    static final RegionId SWEDEN = new RegionId("sweden");
    static final ContactId ANNA = new ContactId("anna");

    static final String REGIONS_CSV = """
            id,code,name,zone
            sweden,SE,Sweden,Europe/Stockholm
            norway,NO,Norway,Europe/Oslo
            """;

    static final String CONTACTS_CSV = """
            id,name,email,regions,zone,from,to,stand_in
            anna,Anna,anna@example.com,sweden,Europe/Oslo,08:00,16:00,bo
            bo,Bo,bo@example.com,denmark,,,,
            """;

    static final String ROTAS_CSV = """
            region,days,from,to,contact
            sweden,mon-fri,08:00,16:00,anna
            sweden,sat sun,16:00,08:00,bo
            """;

    static final String ACCOUNTS_CSV = """
            name,role,regions,password_file
            olga,operator,sweden denmark,olga-password
            """;

    @Autowired
    Seeder seeder;

    @Autowired
    MongoDatabase database;

    @Autowired
    Regions regions;

    @Autowired
    Contacts contacts;

    @Autowired
    Rotas rotas;

    @Autowired
    Accounts accounts;

    @Autowired
    Seeds seeds;

    @Autowired
    PasswordEncoder encoder;

    @TempDir
    Path folder;

    /** The command creates each bean when it is needed. */
    static final class AsInTheCommand implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        }
    }

    @BeforeEach
    void emptyStoreAndAFolder() throws IOException {
        for (var collection : List.of("regions", "contacts", "rotas", "accounts", "seeds")) {
            database.getCollection(collection)
                    .deleteMany(new Document(), new DeleteOptions().comment(ShapeRecorder.BY_A_TEST));
        }
        write("regions.csv", REGIONS_CSV);
        write("contacts.csv", CONTACTS_CSV);
        write("rotas.csv", ROTAS_CSV);
        write("accounts.csv", ACCOUNTS_CSV);
        write("olga-password", PASSWORD + "\n");
    }

    final void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    final SeedResult seed() {
        return seeder.seed(new SeedFolder(folder, folder));
    }

    final List<String> faults() {
        return seed() instanceof SeedResult.Rejected(var faults)
                ? faults.stream().map(SeedFault::toString).toList()
                : List.of("none");
    }

    static List<String> counts(SeedResult result) {
        return result instanceof SeedResult.Done(var files)
                ? files.stream().map(SeedResult.Count::toString).toList()
                : List.of(result.toString());
    }

    final void nothingIsStored() {
        assertThat(regions.all()).isEmpty();
        assertThat(contacts.all()).isEmpty();
        assertThat(rotas.all()).isEmpty();
        assertThat(accounts.all()).isEmpty();
        assertThat(seeds.all()).isEmpty();
    }

    final List<Object> everything() {
        return List.of(
                Set.copyOf(regions.all()),
                Set.copyOf(contacts.all()),
                Set.copyOf(rotas.all()),
                Set.copyOf(accounts.all()),
                seeds.all());
    }

    final Contact contact(String id) {
        return contacts.all().stream()
                .filter(contact -> contact.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
