package com.cinemataztic.incidents.platform.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Adds the {@link BodyTimeoutValve} to Tomcat. */
@Component
class BodyTimeoutCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final RequestSettings settings;

    BodyTimeoutCustomizer(RequestSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(new BodyTimeoutValve(settings.bodyTimeout()));
    }
}
