package com.cinemataztic.incidents.oncall.internal;

import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.oncall.Shift;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.time.ZoneId;
import java.util.List;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A whole rota as stored, by the id of its region. */
@Document("rotas")
@SchemaVersion(2)
record RotaDocument(
        @MongoId String id,
        ZoneId zone,
        List<Shift> shifts,
        List<RotaOverride> overrides,
        @Version long version) {

    /** @param version its stored version; 0: not stored yet */
    static RotaDocument of(Rota rota, long version) {
        return new RotaDocument(rota.region().value(), rota.zone(), rota.shifts(), rota.overrides(), version);
    }

    Rota toRota() {
        return new Rota(new RegionId(id), zone, shifts, overrides, version);
    }
}
