package com.cinemataztic.incidents.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedResultsTests {

    private final SharedResults results = new SharedResults();
    private final List<String> executed = new ArrayList<>();

    @Test
    void equalQueriesAreExecutedOnceAndGetTheSharedForm() throws Exception {
        try (var subscribers = Executors.newFixedThreadPool(8)) {
            var futures = new ArrayList<Future<FieldValueInfo>>();
            for (int n = 0; n < 50; n++) {
                futures.add(subscribers.submit(() -> of("{ id }")));
            }
            for (var future : futures) {
                assertThat(future.get().getFieldValueObject()).isEqualTo("shared { id }");
            }
        }
        assertThat(executed).containsExactly("{ id }");
    }

    @Test
    void anotherQueryHasAnotherResult() {
        assertThat(of("{ id }").getFieldValueObject()).isEqualTo("shared { id }");
        assertThat(of("{ state }").getFieldValueObject()).isEqualTo("shared { state }");
    }

    @Test
    void aResultThatCannotBeSharedIsExecutedForEachSubscriber() {
        for (int n = 0; n < 2; n++) {
            assertThat(results.of("own", () -> executed("own"), _ -> null).getFieldValueObject())
                    .isEqualTo("own");
        }
        assertThat(executed).containsExactly("own", "own");
    }

    @Test
    void onlyAFewQueriesAreKept() {
        for (int n = 0; n < 10; n++) {
            of("query " + n);
        }
        assertThat(of("query 0").getFieldValueObject()).isEqualTo("shared query 0");
        assertThat(of("query 9").getFieldValueObject()).isEqualTo("query 9");
        assertThat(executed).hasSize(11);
    }

    private FieldValueInfo of(String query) {
        return results.of(query, () -> executed(query), own -> value("shared " + own.getFieldValueObject()));
    }

    private FieldValueInfo executed(String query) {
        executed.add(query);
        return value(query);
    }

    private static FieldValueInfo value(String value) {
        return new FieldValueInfo(CompleteValueType.OBJECT, value);
    }
}
