package com.cinemataztic.incidents.regions.internal;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Maps region ids in every module's documents. */
@Component
final class RegionConverters implements StoreConverters {

    @Override
    public Collection<StoredForm> converters() {
        return List.of(new StoredForm.Text<>(RegionId.class, RegionId::value, RegionId::new));
    }
}
