package com.cinemataztic.incidents.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/**
 * Serves our style sheets and components. Their entity tags come from the content, since a reproducible build gives all
 * files one date. The tags are weak: Tomcat does not compress an answer with a strong one.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer, HandlerInterceptor {

    /** Vaadin adds the hash of a style sheet to its address. */
    private static final String HASH = "v-c";

    /** Not longer: while instances of two versions run, the older may answer for the hash of the newer. */
    private static final CacheControl WITH_HASH =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    /** A page of a new version never runs with an old component. */
    private static final CacheControl WITHOUT_HASH = CacheControl.noCache();

    private final ContentVersionStrategy content = new ContentVersionStrategy();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (var folder : new String[] {"styles", "components"}) {
            registry.addResourceHandler("/" + folder + "/**")
                    .addResourceLocations("classpath:/META-INF/resources/" + folder + "/")
                    .setUseLastModified(false)
                    .setEtagGenerator(resource -> "W/\"" + content.getResourceVersion(resource) + "\"");
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/styles/**", "/components/**")
                .excludePathPatterns("/components/cine-incidents.js");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var control = request.getParameter(HASH) == null ? WITHOUT_HASH : WITH_HASH;
        response.setHeader(HttpHeaders.CACHE_CONTROL, control.getHeaderValue());
        return true;
    }
}
