package com.cinemataztic.incidents.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a browser does beneath its pages: it keeps cookies, signs in, and reads the CSRF token in a page's head. */
public final class BrowserSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final String base;
    private final String address;

    public BrowserSession(int port) {
        this(port, "");
    }

    /**
     * @param address where the browser is, as a proxy on this machine would say; empty: on this machine, without a proxy
     */
    public BrowserSession(int port, String address) {
        this("http://127.0.0.1:" + port, address);
    }

    private BrowserSession(String base, String address) {
        this.base = base;
        this.address = address;
    }

    /** @return one for a portal below this path */
    public static BrowserSession below(int port, String contextPath) {
        return new BrowserSession("http://127.0.0.1:" + port + contextPath, "");
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*");
        return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    /** @return the answer's status; its body, which may be an endless stream, is not read */
    public int statusOf(HttpRequest.Builder request) {
        var answer = send(request, BodyHandlers.ofInputStream());
        try (var unread = answer.body()) {
            return answer.statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Signs in. */
    public BrowserSession login(String name, String password) {
        assertThat(tryLogin(name, password)).doesNotContain("error");
        return this;
    }

    /** @return where it led */
    public String tryLogin(String name, String password) {
        return postLogin(name, password, csrfToken("/login"));
    }

    /** @return where the form led when it was sent with this CSRF token */
    public String postLogin(String name, String password, String csrfToken) {
        var form = "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrfToken);
        var answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = URI.create(answer.headers().firstValue("Location").orElse(""));
        return location.getRawPath() + "?" + location.getRawQuery();
    }

    /** @return the token that the page's scripts send along with a write */
    public String csrfToken(String path) {
        var token = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(get(path).body());
        assertThat(token.find()).describedAs("a CSRF token in " + path).isTrue();
        return token.group(1);
    }

    /** @return the session's id; empty while there is none */
    public String id() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
