package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.conformance.Subset.Case;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTests {

    static List<Case> cases() {
        return Subset.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyCaseIsOfTheShapeItStandsUnder(Case it) {
        assertThat(Shape.of(it.run())).isEqualTo(it.shape());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {find: 'a', filter: {x: 1}}                    | {find: 'a', filter: {x: 2}}
        {find: 'a', filter: {x: {$in: ['p', 'q']}}}    | {find: 'a', filter: {x: {$in: ['r']}}}
        {find: 'a', filter: {}, limit: 5}              | {find: 'a', filter: {}, limit: 6}
        {find: 'a', filter: {}}                        | {find: 'a', filter: {}, lsid: {}, $db: 'd', comment: 'c'}
        {insert: 'a', documents: [{x: 1}]}             | {insert: 'a', documents: [{y: 'z'}, {}]}
        {update: 'a', updates: [{q: {}, u: {x: 1}}]}   | {update: 'a', updates: [{q: {}, u: {}}, {q: {}, u: {y: 2}}]}
        {findAndModify: 'counters', update: {$inc: {D: 1}}} | {findAndModify: 'counters', update: {$inc: {S: 1, N: 2}}}
        """)
    void whatDiffersInValuesAloneIsOfOneShape(String one, String other) {
        assertThat(shape(one)).isEqualTo(shape(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {find: 'a', filter: {}}                        | {find: 'b', filter: {}}
        {find: 'a', filter: {x: 1}}                    | {find: 'a', filter: {x: '1'}}
        {find: 'a', filter: {x: 1}}                    | {find: 'a', filter: {y: 1}}
        {find: 'a', filter: {x: 1}}                    | {find: 'a', filter: {x: {$gt: 1}}}
        {find: 'a', filter: {x: {$exists: true}}}      | {find: 'a', filter: {x: {$exists: false}}}
        {find: 'a', filter: {x: {$in: [1]}}}           | {find: 'a', filter: {x: {$in: [1, null]}}}
        {find: 'a', filter: {}, sort: {x: 1}}          | {find: 'a', filter: {}, sort: {x: -1}}
        {find: 'a', filter: {}}                        | {find: 'a', filter: {}, limit: 1}
        {find: 'a', filter: {}}                        | {find: 'a', filter: {}, collation: {locale: 'da'}}
        {find: 'a', filter: {}}                        | {find: 'a', filter: {}, projection: {x: 0}}
        {update: 'a', updates: [{q: {}, u: {x: 1}}]}   | {update: 'a', updates: [{q: {}, u: {x: 1}, upsert: true}]}
        {findAndModify: 'a', update: {$set: {x: 1}}}   | {findAndModify: 'a', update: {$unset: {x: 1}}}
        {findAndModify: 'a', update: {$set: {x: 1}}}   | {findAndModify: 'a', update: [{$set: {x: 1}}]}
        {findAndModify: 'a', update: {$push: {x: []}}} | {findAndModify: 'a', update: {$push: {x: {$each: []}}}}
        {update: 'a', ordered: true, updates: []}      | {update: 'a', ordered: false, updates: []}
        {delete: 'a', deletes: [{q: {}, limit: 0}]}    | {delete: 'a', deletes: [{q: {}, limit: 1}]}
        {createIndexes: 'a', indexes: [{key: {x: 1}}]} | {createIndexes: 'a', indexes: [{key: {x: 1}, unique: true}]}
        {insert: 'a', documents: []}                   | {insert: 'a', documents: [], writeConcern: {w: 'majority', j: true}}
        {insert: 'a', documents: []}                   | {insert: 'a', documents: [], writeConcern: {w: 1}}
        {insert: 'a', documents: [], writeConcern: {w: 1}} | {insert: 'a', documents: [], writeConcern: {w: 'majority'}}
        """)
    void whatDiffersInMoreIsOfTwo(String one, String other) {
        assertThat(shape(one)).isNotEqualTo(shape(other));
    }

    private static String shape(String command) {
        return Shape.of(BsonDocument.parse(command));
    }
}
