package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bookmarks and links of old mails. */
@PortalTest
class OldAddressesWebTests {

    private final BrowserSession anonymous;
    private final BrowserSession admin;

    OldAddressesWebTests(@LocalServerPort int port) {
        this.anonymous = new BrowserSession(port);
        this.admin = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
    }

    @Test
    void everyPageThatMovedIsFoundWhereItIsNow() {
        assertThat(OldAddresses.MOVED).allSatisfy((old, now) -> {
            assertThat(target("/" + old)).isEqualTo("/" + now);
            assertThat(admin.get("/" + now).statusCode()).as(now).isEqualTo(200);
        });
    }

    @Test
    void theQueryIsKept() {
        assertThat(target("/audit?what=a%26b%20%2B&who=%C3%86r%C3%B8"))
                .isEqualTo("/admin/audit?what=a%26b%20%2B&who=%C3%86r%C3%B8");
        assertThat(target("/mail?mail=7")).isEqualTo("/admin/mail?mail=7");
    }

    @Test
    void aTicketBesideTheQueueHasItsOwnAddress() {
        assertThat(target("/?ticket=DK-1042")).isEqualTo("/tickets/DK-1042");
        assertThat(target("/?region=denmark&ticket=DK-1042&q=a%26b"))
                .isEqualTo("/tickets/DK-1042?region=denmark&q=a%26b");
    }

    @Test
    void aForgedTicketLeadsNowhereElse() {
        assertThat(target("/?ticket=..%2F%2Fevil.example")).isEqualTo("/tickets/..%2F%2Fevil.example");
        assertThat(admin.get("/?ticket=").statusCode()).isEqualTo(200);
    }

    @Test
    void theQueueItselfStaysWhereItIs() {
        assertThat(admin.get("/?region=denmark").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNotSignedInSignsInFirst() {
        assertThat(anonymous.get("/audit").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
    }

    private String target(String old) {
        HttpResponse<String> answer = admin.get(old);
        assertThat(answer.statusCode()).as(old).isEqualTo(301);
        var location = URI.create(answer.headers().firstValue("Location").orElse(""));
        assertThat(location.isAbsolute()).isFalse();
        return URI.create(old).resolve(location).toString();
    }
}
