package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connection strings the portal starts on. */
class MongoUriTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?retryWrites=true&w=majority",
                "?readPreference=primary",
                "?readConcernLevel=local",
                "?journal=true",
                "?w=majority&wtimeoutMS=5000"
            })
    void whatLeavesItsPromisesAloneIsTaken(String options) {
        assertThat(MongoUri.checked("mongodb://h1,h2/incidents" + options).getHosts())
                .containsExactly("h1", "h2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readPreference=secondary",
                "readPreference=primaryPreferred",
                "readConcernLevel=available",
                "readConcernLevel=majority",
                "w=1",
                "w=0",
                "journal=false"
            })
    void whatSaysOtherwiseIsRejected(String option) {
        assertThatThrownBy(() -> MongoUri.checked("mongodb://portal:hunter2@h1/incidents?" + option))
                .isInstanceOf(StoreMisconfigured.class)
                .hasMessageContaining(option)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1:27017", "http://h1", "mongodb://portal:hunter/2@h1", "mongodb://"})
    void whatIsNoConnectionStringIsRejectedWithoutItsPassword(String uri) {
        assertThatThrownBy(() -> MongoUri.checked(uri))
                .isInstanceOf(StoreMisconfigured.class)
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }
}
