package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.identity.AccountSeed;
import com.cinemataztic.incidents.identity.BoundedPasswordEncoder;
import com.cinemataztic.incidents.oncall.ContactSeed;
import com.cinemataztic.incidents.oncall.RotaSeed;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.regions.RegionSeed;
import com.cinemataztic.incidents.store.StoreSettings;
import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/**
 * Only what reads and writes the store, each created when it is needed. Nothing here takes the lease, runs on a
 * timer or delivers anything, so it can run beside a portal. Has no stereotype: the portal must not find it.
 */
@ComponentScan(
        basePackageClasses = {Secrets.class, StoreSettings.class},
        useDefaultFilters = false,
        includeFilters = @Filter(Configuration.class))
@ComponentScan(
        basePackages = "com.cinemataztic.incidents",
        useDefaultFilters = false,
        includeFilters = {
            @Filter(Repository.class),
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = StoreConverters.class),
            @Filter(type = FilterType.REGEX, pattern = ".*\\.StoredAuditLog")
        })
@EnableConfigurationProperties({SeedSettings.class, StoreSettings.class})
@Import({
    AccountSeed.class,
    ContactSeed.class,
    Quarantine.class,
    RegionSeed.class,
    RotaSeed.class,
    Secrets.class,
    SeedRunner.class,
    Seeder.class
})
@ImportAutoConfiguration(MongoAutoConfiguration.class)
final class SeedBeans {

    @Bean
    PasswordEncoder passwordEncoder() {
        return BoundedPasswordEncoder.ofThisMachine();
    }
}
