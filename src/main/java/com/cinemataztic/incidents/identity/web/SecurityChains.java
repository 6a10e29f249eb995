package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.DoorRefused;
import com.cinemataztic.incidents.platform.web.Problem;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Two chains: machines come in by {@code /api} with a token, people by the login page with a session. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String WEBHOOK = "/api/alertmanager/webhook";

    /**
     * Everything comes from the portal itself. Vaadin's client still needs inline and evaluated scripts
     * (ops/decisions), but nothing can be loaded from or sent to anywhere else.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    static boolean isWebhook(HttpServletRequest request) {
        return WEBHOOK.equals(request.getServletPath());
    }

    @Bean
    @Order(1)
    SecurityFilterChain machines(
            HttpSecurity http, BearerTokens tokens, ApplicationEventPublisher events, JsonMapper json) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, WEBHOOK)
                        .hasAuthority("DOOR_WEBHOOK")
                        .requestMatchers(HttpMethod.GET, "/api/tickets", "/api/tickets/*", "/api/on-call")
                        .hasAnyAuthority("DOOR_API", "ROLE_VIEWER", "ROLE_OPERATOR", "ROLE_ADMIN")
                        .anyRequest()
                        .denyAll())
                // A session that a browser already has is good for reading; none is made here.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class)
                // A token is not sent by itself as a cookie is. Everything that a session may do here only reads.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint((request, response, failure) -> {
                            events.publishEvent(new DoorRefused(request.getServletPath(), request.getRemoteAddr()));
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            write(
                                    json,
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "no-valid-token",
                                    "A valid bearer token is needed.");
                        })
                        .accessDeniedHandler((request, response, failure) -> write(
                                json,
                                response,
                                HttpStatus.FORBIDDEN,
                                "not-allowed",
                                "This door does not open to you.")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests
                        // Liveness and readiness tell no more than up or down; a load balancer has no token.
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        // Figures only, no ticket's text. Prometheus reaches it on loopback; nginx does not forward it.
                        .requestMatchers("/actuator/prometheus", "/actuator/info")
                        .access(new LoopbackOnly())
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        // What the login page needs to look like one; static files hold nothing secret.
                        .requestMatchers("/styles/**", "/components/**", "/favicon.ico")
                        .permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .withObjectPostProcessor(atOnce()))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/login")
                                // Who is signed in and asks for a page that is none is shown that there is none.
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    /** Headers before the page: a page is forwarded to Vaadin's servlet, and after a forward it is too late for them. */
    private static ObjectPostProcessor<HeaderWriterFilter> atOnce() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    UserDetailsService userDetailsService(AccountDesk accounts) {
        return name -> accounts.enabled(name)
                .map(SecurityChains::user)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
    }

    private static User user(Account account) {
        return (User) User.withUsername(account.name())
                .password(account.passwordHash())
                .roles(account.role().name())
                .build();
    }

    private static void write(
            JsonMapper json, HttpServletResponse response, HttpStatus status, String slug, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problem.of(status, slug, detail));
    }
}
