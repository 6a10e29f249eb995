package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.regions.Region;
import java.util.List;

/**
 * A region on the wall.
 *
 * @param region the region
 * @param screens its screens, those of a cinema together
 * @param cells what is shown of each screen, in the same order
 */
public record WallRegion(Region region, List<WallScreen> screens, List<Cell> cells) {

    public WallRegion {
        screens = List.copyOf(screens);
        cells = List.copyOf(cells);
    }
}
