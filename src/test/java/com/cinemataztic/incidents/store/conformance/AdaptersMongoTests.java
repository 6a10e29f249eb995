package com.cinemataztic.incidents.store.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.store.StoreHealthCheck;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.store.documents.Upgrade;
import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Component;

/** Gathers what the adapters ask from the adapters themselves, so that none can ask what no server was tried with. */
class AdaptersMongoTests {

    private static final String BASE = "com.cinemataztic.incidents";

    /**
     * Whatever is not the store itself but knows the driver or Spring Data's operations. Of the store's own there are the
     * the leader's lease and the store's heartbeat.
     */
    private static final List<Class<?>> ADAPTERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(BASE).stream()
                    .filter(resideInAPackage(BASE + ".store..").negate().or(equivalentTo(StoreHealthCheck.class)))
                    .filter(JavaClass::isTopLevelClass)
                    .filter(metaAnnotatedWith(Component.class))
                    .filter(AdaptersMongoTests::knowsTheDriver)
                    .filter(not(assignableTo(Upgrade.class)))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    /** They run as the context is made. */
    private static final List<Class<?>> UPGRADES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(BASE).stream()
                    .filter(assignableTo(Upgrade.class).or(simpleName("Upgrades")))
                    .filter(metaAnnotatedWith(Component.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @RegisterExtension
    final TempStore store = new TempStore();

    private final Set<Method> called = new HashSet<>();

    @BeforeEach
    void callThemAll() {
        // One that failed long ago, and one that forgets it.
        LeadershipOf.one(store.database(), Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)));
        LeadershipOf.one(store.database(), Clock.systemUTC()).release();
        try (var adapters = new AnnotationConfigApplicationContext()) {
            adapters.registerBean(MongoDatabase.class, store::database);
            adapters.registerBean(StoredDocuments.class, store::documents);
            adapters.registerBean(Clock.class, Clock::systemUTC);
            UPGRADES.forEach(adapters::register);
            ADAPTERS.forEach(adapters::register);
            adapters.refresh();
            AdapterCalls.all(new AdapterCalls.Ports() {
                @Override
                public <P> P get(Class<P> port) {
                    return watched(port, adapters.getBean(port));
                }
            });
        }
    }

    @Test
    void everyMethodOfEveryAdapterIsCalled() {
        assertThat(ADAPTERS)
                .isNotEmpty()
                .allSatisfy(adapter -> assertThat(called)
                        .describedAs("what AdapterCalls calls")
                        .containsAll(methodsOfPorts(adapter)));
    }

    @Test
    void theyAskNothingThatHasNoCase() {
        store.asked().requireCases();
    }

    @Test
    void thereIsNoCaseOfWhatNobodyAsks() {
        assertThat(Subset.absentFrom(store.asked().seen()))
                .describedAs(
                        "shapes that no adapter asks: remove their cases from subset.json, or call it in AdapterCalls")
                .isEmpty();
    }

    private static boolean knowsTheDriver(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(it -> it.getTargetClass())
                .anyMatch(it ->
                        it.getPackageName().startsWith("com.mongodb") || it.isEquivalentTo(StoredDocuments.class));
    }

    private static Set<Method> methodsOfPorts(Class<?> adapter) {
        var methods = Stream.of(adapter.getInterfaces())
                .flatMap(port -> Stream.of(port.getMethods()))
                .collect(Collectors.toSet());
        assertThat(methods).describedAs("methods by which %s is asked", adapter).isNotEmpty();
        return methods;
    }

    private <P> P watched(Class<P> port, P adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    called.add(method);
                    try {
                        return method.invoke(adapter, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
