package com.cinemataztic.incidents.identity.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Puts the {@link PeerValve} before the valve that trusts proxies, which Spring Boot adds later. */
@Component
class PeerCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(new PeerValve());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
