package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;

/** A source of names and shows that is there and says nothing. */
@PortalTest
@DirtiesContext
@Import(FleetAgeViewTests.SilentFleet.class)
@WithMockUser(username = "admin")
class FleetAgeViewTests extends SpringBrowserlessTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class SilentFleet {

        @Bean
        @Primary
        FleetSource silent() {
            return new FleetSource() {
                @Override
                public boolean configured() {
                    return true;
                }

                @Override
                public Optional<Reading> read() {
                    return Optional.empty();
                }
            };
        }
    }

    @Test
    void showsThatWereNotReadAreSaidToBeOld() {
        navigate(QueueView.class);

        assertThat(find(Div.class).withClassName("fleet-age").single().getText())
                .contains("have not been read since the portal started");
    }
}
