package com.cinemataztic.incidents.identity.graphql;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.graphql.GraphQlError;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.publisher.BaseSubscriber;

/**
 * One operation on a WebSocket. A subscription's next result is requested when the last one has been sent, so nothing
 * is buffered for a slow reader: what changes meanwhile is folded into the next result.
 */
final class SocketOperation extends BaseSubscriber<ExecutionResult> {

    private static final Logger LOGGER = LoggerFactory.getLogger(SocketOperation.class);

    private final String id;
    private final SocketConnection connection;

    SocketOperation(String id, SocketConnection connection) {
        this.id = id;
        this.connection = connection;
    }

    String id() {
        return id;
    }

    void run(WebGraphQlHandler handler, WebSocketSession session, Caller caller, Map<String, Object> payload) {
        try {
            var request = new WebGraphQlRequest(
                    Objects.requireNonNull(session.getUri(), "a handshake has an address"),
                    HttpHeaders.EMPTY,
                    null,
                    session.getRemoteAddress(),
                    Map.of(GraphQlCaller.ATTRIBUTE, caller),
                    payload,
                    id,
                    null);
            var response = Objects.requireNonNull(handler.handleRequest(request).block(), "every request is answered");
            if (isDisposed()) {
                return;
            }
            if (response.getData() instanceof Publisher<?>) {
                Publisher<ExecutionResult> results = response.getData();
                results.subscribe(this);
            } else if (response.getExecutionResult().isDataPresent()) {
                connection.send(SocketMessage.next(id, response.toMap()));
                hookOnComplete();
            } else {
                fail(response.getExecutionResult().getErrors());
            }
        } catch (ServerWebInputException unusable) {
            fail(List.of(GraphQlError.of(
                    ErrorType.BAD_REQUEST,
                    "no-query",
                    "The payload needs a query, and may have operationName and variables.")));
        } catch (RuntimeException broken) {
            hookOnError(broken);
        }
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(1);
    }

    @Override
    protected void hookOnNext(ExecutionResult result) {
        connection.send(SocketMessage.next(id, result.toSpecification()));
        request(1);
    }

    @Override
    protected void hookOnComplete() {
        connection.finished(this);
        connection.offer(SocketMessage.complete(id));
    }

    @Override
    protected void hookOnError(Throwable failure) {
        if (failure instanceof SubscriptionPublisherException known) {
            fail(known.getErrors());
            return;
        }
        LOGGER.error("A GraphQL operation failed", failure);
        fail(List.of(
                GraphQlError.of(ErrorType.INTERNAL_ERROR, "internal-error", "The portal failed on this operation.")));
    }

    private void fail(List<GraphQLError> errors) {
        connection.finished(this);
        connection.offer(SocketMessage.error(id, errors));
    }
}
