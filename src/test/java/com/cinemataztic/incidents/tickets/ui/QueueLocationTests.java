package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Choice;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Whose;
import com.cinemataztic.incidents.tickets.ui.QueueLocation.Group;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of the queue is in an address. */
class QueueLocationTests {

    @Test
    void everythingThatNarrowsOrGroupsTheListSurvivesTheAddress() {
        var location = new QueueLocation(
                new QueueFilter(
                        new RegionId("new-zealand"),
                        Choice.OPEN,
                        "a&b +#",
                        Whose.UNASSIGNED,
                        true,
                        Set.of("machine-offline", "wrong-resolution"),
                        Set.of(Severity.CRITICAL, Severity.INFO)),
                Group.CINEMA,
                new TicketId("NZ-8"));

        assertThat(QueueLocation.of(new TicketId("NZ-8"), QueryParameters.fromString(location.query())))
                .isEqualTo(location);
        assertThat(location.path()).isEqualTo("tickets/NZ-8");
        assertThat(QueueLocation.ALL.query()).isEmpty();
        assertThat(QueueLocation.ALL.path()).isEmpty();
    }

    @Test
    void whatIsUnreadableInAnAddressIsIgnored() {
        assertThat(of("region=%3Cscript%3E&state=bogus&whose=x&severity=loud&group=all&error=%27--&error="))
                .isEqualTo(QueueLocation.ALL);
        assertThat(of("q=" + "x".repeat(300)).filter().text()).hasSize(200);
        assertThat(of("error=e1&error=e2&error=e3").filter().errors()).containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    @Test
    void theTableHasTheFiltersOfTheQueue() {
        assertThat(of("region=new-zealand&q=a%26b%20%2B%23").table("maja"))
                .contains(
                        "api/tickets.csv?state=inprogress&state=open&region=new-zealand&sort=deadline&text=a%26b%20%2B%23");
        assertThat(of("state=closed").table("maja")).contains("api/tickets.csv?state=closed&sort=updatedAt&text=");
        assertThat(of("state=open&error=b&error=a&severity=critical&whose=mine").table("m&ja"))
                .contains("api/tickets.csv?state=open&sort=deadline&error=a&error=b&severity=critical&text="
                        + "&assignee=m%26ja");
    }

    @Test
    void thereIsNoTableThatWouldHaveMoreThanTheList() {
        assertThat(of("whose=nobody").table("maja")).isEmpty();
        assertThat(of("misses=show").table("maja")).isEmpty();
    }

    private static QueueLocation of(String query) {
        return QueueLocation.of(null, QueryParameters.fromString(query));
    }
}
