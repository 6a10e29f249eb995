package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.CurrentActor;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hands the caller to the fields: a method with a parameter {@link Actor} gets the caller with the rights of this moment,
 * one with a {@link Caller} can ask again.
 */
@Component
@Order(-100)
public class GraphQlCaller implements WebGraphQlInterceptor, HandlerMethodArgumentResolver {

    /** The attribute of a request that did not come over HTTP. */
    static final String ATTRIBUTE = GraphQlCaller.class.getName();

    private final CurrentActor currentActor;

    GraphQlCaller(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /** @return the caller of the operation with the rights of this moment */
    public static Actor actor(GraphQLContext context) {
        Caller caller = context.get(Caller.class);
        return caller.now().orElseThrow(GraphQlCaller::signedOut);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var caller = request.getAttributes().get(ATTRIBUTE) instanceof Caller known ? known : currentActor.caller();
        if (caller.now().isEmpty()) {
            throw signedOut();
        }
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(Caller.class, caller)).build());
        return chain.next(request);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        var context = environment.getGraphQlContext();
        return parameter.getParameterType() == Actor.class ? actor(context) : context.get(Caller.class);
    }

    private static AuthenticationCredentialsNotFoundException signedOut() {
        return new AuthenticationCredentialsNotFoundException("the caller may no longer call");
    }
}
