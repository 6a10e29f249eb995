package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** No request runs on a virtual thread: many of them at once would wait for classes with all carriers held fast. */
@PortalTest
@DirtiesContext
@Import(RequestThreadsWebTests.Watching.class)
class RequestThreadsWebTests {

    private static final Set<Boolean> VIRTUAL = ConcurrentHashMap.newKeySet();

    @LocalServerPort
    int port;

    @TestConfiguration(proxyBeanMethods = false)
    static class Watching {

        @Bean
        Filter watching() {
            return (request, response, chain) -> {
                VIRTUAL.add(Thread.currentThread().isVirtual());
                chain.doFilter(request, response);
            };
        }
    }

    @Test
    void requestsRunOnThreadsOfTheSystem() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var path : Set.of("/login", "/api/tickets", "/actuator/health/readiness")) {
                http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        assertThat(VIRTUAL).containsExactly(false);
    }
}
