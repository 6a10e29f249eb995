package com.cinemataztic.incidents.assistants.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Without the setting nothing of the server for assistants exists. */
@PortalTest
class AssistantsOffWebTests {

    @Test
    void nothingOfItIsRegistered(@Autowired ApplicationContext portal) {
        assertThat(portal.getBeanDefinitionNames())
                .noneMatch(name -> name.startsWith("assistant"))
                .noneMatch(name -> String.valueOf(portal.getType(name)).contains("modelcontextprotocol"));
    }

    @Test
    void theEndpointIsNotThere(@LocalServerPort int port) {
        var browser = new BrowserSession(port);
        var request = browser.request("/mcp").header("Authorization", "Bearer " + PortalTest.API_TOKEN);
        assertThat(browser.send(request).statusCode()).isEqualTo(404);
    }
}
