package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.ui.QueueLocation.Choice;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

/** What of the queue is in an address. */
class QueueLocationTests {

    @Test
    void theTableHasTheFiltersOfTheQueue() {
        assertThat(QueueLocation.of(null, QueryParameters.fromString("region=new-zealand&q=a%26b%20%2B%23"))
                        .table())
                .isEqualTo(
                        "api/tickets.csv?state=inprogress&state=open&region=new-zealand&sort=deadline&text=a%26b%20%2B%23");
        assertThat(new QueueLocation(null, Choice.CLOSED, "", null).table())
                .isEqualTo("api/tickets.csv?state=closed&sort=updatedAt&text=");
    }
}
