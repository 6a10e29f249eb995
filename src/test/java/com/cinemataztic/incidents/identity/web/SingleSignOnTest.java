package com.cinemataztic.incidents.identity.web;

import static com.cinemataztic.incidents.identity.web.ProxyClient.CONTEXT;

import com.cinemataztic.incidents.support.PortalTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A portal that believes a proxy at 127.0.0.1, and at no other address of this machine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PortalTest
@TestPropertySource(
        properties = {
            "PORTAL_SSO_SECRET=an earlier secret of thirty-two characters\\n" + ProxyClient.TOKEN,
            "PORTAL_SSO_PROXIES=127.0.0.1",
            "PORTAL_SSO_REGIONS=region-dk=denmark,region-no=norway,region-ø=sweden,world=*",
            "server.servlet.context-path=" + CONTEXT
        })
@interface SingleSignOnTest {}
