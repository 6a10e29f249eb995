package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that let everything pass would make every server conform. */
class ReplyTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {n: 1}                                   | {n: 1.0, ok: 1}
        {writeErrors: [{index: 0, code: 11000}]} | {writeErrors: [{index: 0, code: 11000, errmsg: 'E11000'}]}
        {upserted: null}                         | {n: 1}
        {cursor: {firstBatch: [{x: 1}, {x: 2}]}} | {cursor: {firstBatch: [{x: 2}, {x: 1}], id: 0}}
        {value: {x: 1, y: 2}}                    | {value: {y: 2, x: 1}}
        """)
    void aReplyMayTellMore(String expected, String reply) {
        assertThatCode(() -> hold(expected, reply, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {n: 1}                                   | {n: 2}
        {n: 1}                                   | {}
        {upserted: null}                         | {upserted: []}
        {writeErrors: [{index: 0, code: 11000}]} | {}
        {writeErrors: [{index: 0, code: 11000}]} | {writeErrors: []}
        {writeErrors: [{index: 0, code: 11000}]} | {writeErrors: [{index: 1, code: 11000}]}
        {cursor: {firstBatch: [{x: 1}]}}         | {cursor: {firstBatch: [{x: 1}, {x: 2}]}}
        {cursor: {firstBatch: [{x: 1}]}}         | {cursor: {firstBatch: [{x: 1, y: 2}]}}
        {cursor: {firstBatch: []}}               | {cursor: {firstBatch: [{}]}}
        {value: {x: 1}}                          | {value: {x: {$numberLong: '1'}}}
        {value: {x: 1}}                          | {value: null}
        """)
    void aReplyMayNotTellElse(String expected, String reply) {
        assertThatThrownBy(() -> hold(expected, reply, false)).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatWasAskedForInAnOrderMustComeInIt() {
        var expected = "{cursor: {firstBatch: [{x: 1}, {x: 2}]}}";
        hold(expected, expected, true);
        assertThatThrownBy(() -> hold(expected, "{cursor: {firstBatch: [{x: 2}, {x: 1}]}}", true))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aFailureNamesTheQuestionAndShowsTheWholeReply() {
        assertThatThrownBy(() -> hold("{n: 1}", "{n: 2, errmsg: 'no room left'}", false))
                .hasMessageContaining("a question")
                .hasMessageContaining("no room left")
                .hasMessageContaining("reply.n");
    }

    private static void hold(String expected, String reply, boolean sorted) {
        Reply.mustHold("a question", BsonDocument.parse(expected), BsonDocument.parse(reply), sorted);
    }
}
