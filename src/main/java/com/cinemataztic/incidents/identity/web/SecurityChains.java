package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.BoundedPasswordEncoder;
import com.cinemataztic.incidents.identity.SignInThrottle;
import com.cinemataztic.incidents.identity.access.AccessTable;
import com.cinemataztic.incidents.identity.access.ApiLimitFilter;
import com.cinemataztic.incidents.identity.access.RateLimits;
import com.cinemataztic.incidents.identity.tokens.BearerTokens;
import com.cinemataztic.incidents.platform.web.ProblemWriter;
import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/**
 * Three chains: programs call the API with a token, people use the login page with a session, and the link in a mail
 * leads to one ticket.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    static final String LOGIN = "/login";

    /**
     * Everything comes from the portal itself. Vaadin's client still needs inline and evaluated scripts
     * (docs/decisions), but the page cannot load from or send to any other host.
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

    /** A plain page: a style sheet and a form. */
    private static final String TAKE_CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            BearerTokens tokens,
            HttpAccountSessions sessions,
            SingleSignOnFilters singleSignOn,
            RateLimits limits,
            ProblemWriter problems,
            ApiRejections rejections) {
        return http.securityMatcher(AccessTable.paths().toArray(String[]::new))
                .authorizeHttpRequests(requests -> {
                    AccessTable.rows()
                            .forEach(row -> requests.requestMatchers(row.method(), row.path())
                                    .hasAnyAuthority(row.group().authorities().toArray(String[]::new)));
                    requests.anyRequest().denyAll();
                })
                // Accepts the browser's existing session but never creates one.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new AccountSessionFilter(sessions), CsrfFilter.class)
                .addFilterBefore(singleSignOn.api(rejections), CsrfFilter.class)
                .addFilterBefore(new BearerFilter(tokens), CsrfFilter.class)
                .addFilterBefore(new ApiLimitFilter(limits, problems), AuthorizationFilter.class)
                // The token is the one in the head of every page. A request without a session gets its 401 instead.
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityChains::aSessionWrites))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(rejections).accessDeniedHandler(rejections))
                .build();
    }

    /**
     * A browser sends a cookie by itself, to any address that another site makes it request; it never does so with a
     * token. The check therefore depends on how the caller authenticated, not on an Authorization header: a proxy may
     * add one to every request.
     */
    private static boolean aSessionWrites(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && SecurityContextHolder.getContext().getAuthentication() != null
                && !ApiRejections.hasToken();
    }

    /**
     * Protects the page behind "Take" in a mail. It needs no sign-in: a person woken by a mail has seconds and a phone.
     * The link itself is the credential. It is signed for one ticket and one person, works once, and expires. It shows
     * no more than the mail did and only takes that ticket. No other page can forge its form, because none knows the
     * link.
     */
    @Bean
    @Order(2)
    SecurityFilterChain takers(HttpSecurity http) {
        return http.securityMatcher("/take/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/take/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/take/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/take/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(TAKE_CONTENT_SECURITY_POLICY))
                        // The address holds the link's secret.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain people(
            HttpSecurity http,
            HttpAccountSessions sessions,
            SingleSignOnFilters singleSignOn,
            SignInRejections rejections,
            SignOut signOut,
            MetricsSettings metrics,
            RequestUtil vaadin) {
        return http.addFilterBefore(new RelativeRedirects(), DisableEncodeUrlFilter.class)
                .addFilterBefore(new AccountSessionFilter(sessions), CsrfFilter.class)
                .addFilterBefore(singleSignOn.pages(), CsrfFilter.class)
                .formLogin(
                        form -> form.loginPage(LOGIN).failureHandler(rejections).permitAll())
                .csrf(csrf -> csrf.withObjectPostProcessor(alsoAtSignIn(vaadin)))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, failure) -> {
                    if (failure instanceof CsrfException && LOGIN.equals(request.getServletPath())) {
                        rejections.expired(request, response);
                    } else {
                        new AccessDeniedHandlerImpl().handle(request, response, failure);
                    }
                }))
                .authorizeHttpRequests(requests -> requests
                        // Liveness and readiness report only up or down; a load balancer has no token.
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        // Only numbers, no text of tickets. Prometheus reaches it directly; nginx does not forward it.
                        .requestMatchers("/actuator/prometheus", "/actuator/info")
                        .access((_, context) -> new AuthorizationDecision(metrics.admit(context.getRequest())))
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        // What the login page needs to display. Static files hold no secrets.
                        .requestMatchers("/styles/**", "/components/**", "/favicon.ico")
                        .permitAll())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        // Not Spring's own, with Pragma: Chromium keeps no file that has it, whatever Cache-Control
                        // says.
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new StaticHeadersWriter(
                                HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate"))
                        .withObjectPostProcessor(atOnce()))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        pages -> pages.loginView(LOGIN)
                                .logoutSuccessHandler(signOut)
                                // A signed-in person who requests an unknown page sees that it does not exist.
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    /** Writes headers before the page: a page is forwarded to Vaadin's servlet, and after a forward it is too late. */
    private static ObjectPostProcessor<HeaderWriterFilter> atOnce() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    /**
     * Vaadin exempts the sign-in form from CSRF protection. Without a token, another site could sign a person in under
     * another account, and that person would then work in a stranger's name.
     */
    private static ObjectPostProcessor<CsrfFilter> alsoAtSignIn(RequestUtil vaadin) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends CsrfFilter> F postProcess(F filter) {
                filter.setRequireCsrfProtectionMatcher(request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                        && !vaadin.isFrameworkInternalRequest(request));
                return filter;
            }
        };
    }

    /**
     * Hashes on half of the processors, at least one and at most two. A flood of sign-ins leaves the others to the
     * webhook.
     */
    @Bean
    PasswordEncoder passwordEncoder() {
        return BoundedPasswordEncoder.ofThisMachine();
    }

    /** An unknown name costs the same hash as a known one; Spring's provider ensures that. */
    @Bean
    AuthenticationProvider signIn(AccountDesk accounts, PasswordEncoder encoder, SignInThrottle throttle) {
        var provider = new DaoAuthenticationProvider(name -> accounts.withPassword(name)
                .map(SignedIn::new)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name)));
        provider.setPasswordEncoder(encoder);
        return new SignIn(provider, throttle);
    }
}
