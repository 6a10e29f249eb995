package com.cinemataztic.incidents.identity.admission;

import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.platform.web.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Adds the {@link AdmissionValve} to Tomcat, behind the valve that reads the client's address from trusted proxies. */
@Component
class AdmissionCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final AdmissionValve valve;

    /** The server is made before what it serves: that is looked up with the first request. */
    AdmissionCustomizer(
            Routes routes,
            RequestSettings settings,
            ObjectProvider<BearerTokens> tokens,
            ObjectProvider<ProxyNames> proxies,
            ObjectProvider<ProblemWriter> problems,
            ObjectProvider<MeterRegistry> meters) {
        this.valve = new AdmissionValve(
                routes,
                new CallerReader(tokens::getObject, proxies::getObject),
                new Permits(),
                settings,
                problems::getObject,
                meters::getObject);
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory tomcat) {
        tomcat.addEngineValves(valve);
    }
}
