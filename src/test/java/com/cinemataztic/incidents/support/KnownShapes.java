package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Listens to what the portal asks its store, and fails the test in which that has no case in the conformance suite. */
public final class KnownShapes
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, AfterEachCallback {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var recorder = new ShapeRecorder();
        var listens = (MongoClientSettingsBuilderCustomizer) client -> client.addCommandListener(recorder);
        context.getBeanFactory().registerSingleton("shapeRecorder", recorder);
        context.getBeanFactory().registerSingleton("shapeRecorderListens", listens);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SpringExtension.getApplicationContext(context)
                .getBean(ShapeRecorder.class)
                .requireCases();
    }
}
