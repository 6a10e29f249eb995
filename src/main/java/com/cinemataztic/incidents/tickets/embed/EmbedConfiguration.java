package com.cinemataztic.incidents.tickets.embed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/** Opens to pages of the configured origins what the element needs, and nothing else: its file, and reading tickets. */
@Configuration(proxyBeanMethods = false)
class EmbedConfiguration implements WebMvcConfigurer {

    private static final String ELEMENT = "/components/cine-incidents.js";

    /** What an upgrade of the portal brings reaches every page within the hour. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final Duration USABLE = Duration.ofDays(1);

    /** How long a browser need not ask again what it may do. */
    private static final Duration PREFLIGHT = Duration.ofMinutes(10);

    /**
     * Before the security chains: a browser asks what it may do without a token. Cookies are not allowed, so a page of
     * another origin reads with a token or not at all.
     */
    @Bean
    FilterRegistrationBean<CorsFilter> embedding(EmbedSettings settings) {
        var reads = new CorsConfiguration();
        reads.setAllowedOrigins(settings.origins());
        reads.setAllowedMethods(List.of(HttpMethod.GET.name()));
        reads.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, "Last-Event-ID"));
        reads.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        reads.setAllowCredentials(false);
        reads.setMaxAge(PREFLIGHT);
        var filter = new FilterRegistrationBean<>(
                new CorsFilter(request -> HttpMethod.GET.name().equals(intended(request)) ? reads : null));
        filter.addUrlPatterns("/api/tickets", "/api/tickets/stream", ELEMENT);
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Without a variable, the pattern leaves no name to look for.
        registry.addResourceHandler("/components/{name:cine-incidents[.]js}")
                .addResourceLocations("classpath:/META-INF/resources/components/")
                .setUseLastModified(false)
                .setEtagGenerator(new ContentVersionStrategy()::getResourceVersion)
                .setCacheControl(CacheControl.maxAge(FRESH).cachePublic().staleWhileRevalidate(USABLE));
    }

    private static @Nullable String intended(HttpServletRequest request) {
        return CorsUtils.isPreFlightRequest(request)
                ? request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                : request.getMethod();
    }
}
