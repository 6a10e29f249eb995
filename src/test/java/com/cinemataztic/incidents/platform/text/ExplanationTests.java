package com.cinemataztic.incidents.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    private static final Explanation SILENT = Explanation.of("reason.prometheus-silent");

    @Test
    void itHasTheLanguageOfItsReaderAndEnglishWhereThereIsNoPage() {
        assertThat(SILENT.in(Locale.of("da"))).isEqualTo("Prometheus svarer ikke");
        assertThat(SILENT.in(Locale.forLanguageTag("da-DK"))).isEqualTo("Prometheus svarer ikke");
        assertThat(SILENT.english()).isEqualTo("Prometheus does not answer");
        assertThat(SILENT.text()).isEqualTo("Prometheus does not answer");
        assertThat(SILENT).hasToString("Prometheus does not answer");
    }

    @Test
    void whereThereIsNoFileOfALanguageItIsEnglish() {
        assertThat(SILENT.in(Locale.FRENCH)).isEqualTo("Prometheus does not answer");
        assertThat(SILENT.in(Locale.ENGLISH)).isEqualTo("Prometheus does not answer");
    }

    @Test
    void inAnotherTextItHasTheLanguageOfThatText() {
        var blind = Explanation.of("ticket.why.blind", SILENT);
        assertThat(blind.in(Locale.of("da"))).contains("Prometheus svarer ikke");
        assertThat(blind.english()).contains("Prometheus does not answer");
    }

    @Test
    void nothingToExplainIsEmptyInEveryLanguage() {
        assertThat(Explanation.NONE.isEmpty()).isTrue();
        assertThat(Explanation.NONE.in(Locale.of("da"))).isEmpty();
        assertThat(SILENT.isEmpty()).isFalse();
    }
}
